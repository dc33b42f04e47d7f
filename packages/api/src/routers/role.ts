import { people, person, roleChanges } from '@necp/domain/role/queries';
import { askChange, confirmChange, endSessionsOf, refuseChange } from '@necp/domain/role/service';
import {
  AskChangeInput,
  ChangesView,
  DecideChangeInput,
  DecidedView,
  EndedSessionsView,
  EndSessionsInput,
  PeopleInput,
  PeopleView,
  PersonInput,
  PersonPageView,
} from '@necp/shared/role/schema';
import { permittedProcedure } from '../procedures';
import { router } from '../trpc';

export const roleRouter = router({
  people: permittedProcedure('role.view_people')
    .meta({ openapi: { method: 'GET', path: '/role/people', tags: ['role'], summary: 'Find accounts' } })
    .input(PeopleInput)
    .output(PeopleView)
    .query(({ ctx, input }) => people(ctx.domain, input)),
  person: permittedProcedure('role.view_people')
    .meta({
      openapi: {
        method: 'GET',
        path: '/role/people/{accountId}',
        tags: ['role'],
        summary: 'One account with its roles, and its sessions for those who may see them',
      },
    })
    .input(PersonInput)
    .output(PersonPageView)
    .query(({ ctx, input }) => person(ctx.domain, input)),
  changes: permittedProcedure('role.view_changes')
    .meta({
      openapi: {
        method: 'GET',
        path: '/role/changes',
        tags: ['role'],
        summary: 'Changes of roles that wait for a second administrator, and the latest decided ones',
      },
    })
    .output(ChangesView)
    .query(({ ctx }) => roleChanges(ctx.domain)),
  ask: permittedProcedure('role.ask')
    .meta({
      openapi: { method: 'POST', path: '/role/changes', tags: ['role'], summary: 'Ask to give or take a role' },
    })
    .input(AskChangeInput)
    .output(DecidedView)
    .mutation(({ ctx, input }) => askChange(ctx.domain, input)),
  confirm: permittedProcedure('role.decide')
    .meta({
      openapi: {
        method: 'POST',
        path: '/role/changes/{changeId}/confirm',
        tags: ['role'],
        summary: 'Confirm a change that another administrator asked for',
      },
    })
    .input(DecideChangeInput)
    .output(DecidedView)
    .mutation(({ ctx, input }) => confirmChange(ctx.domain, input)),
  refuse: permittedProcedure('role.decide')
    .meta({
      openapi: {
        method: 'POST',
        path: '/role/changes/{changeId}/refuse',
        tags: ['role'],
        summary: 'Refuse a change, or withdraw one of your own',
      },
    })
    .input(DecideChangeInput)
    .output(DecidedView)
    .mutation(({ ctx, input }) => refuseChange(ctx.domain, input)),
  endSessions: permittedProcedure('role.end_sessions')
    .meta({
      openapi: {
        method: 'POST',
        path: '/role/people/{accountId}/end-sessions',
        tags: ['role'],
        summary: 'End one session of an account, or all of them',
      },
    })
    .input(EndSessionsInput)
    .output(EndedSessionsView)
    .mutation(({ ctx, input }) => endSessionsOf(ctx.domain, input)),
});
