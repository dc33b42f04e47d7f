import { realmStatus } from '@necp/domain/realm/queries';
import { changeSettings, leaveQueue, queueView, settingsView } from '@necp/domain/realm/service';
import { LeaveQueueInput, LeftQueueView, RealmQueueView, RealmView } from '@necp/shared/realm/schema';
import { ChangeRealmSettingsInput, RealmSettingsView } from '@necp/shared/realm/settings';
import { permittedProcedure, publicProcedure, signedInProcedure } from '../procedures';
import { router } from '../trpc';

export const realmRouter = router({
  status: publicProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/world/state',
        tags: ['world'],
        protect: false,
        summary: 'How full the world is',
      },
    })
    .output(RealmView)
    .query(({ ctx }) => realmStatus(ctx.domain)),
  queue: signedInProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/world/queue',
        tags: ['world'],
        summary: 'The account’s place in the queue of the full world',
      },
    })
    .output(RealmQueueView.nullable())
    .query(({ ctx }) => queueView(ctx.domain)),
  leaveQueue: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/world/queue/leave',
        tags: ['world'],
        summary: 'Give up the place in the queue',
      },
    })
    .input(LeaveQueueInput)
    .output(LeftQueueView)
    .mutation(({ ctx, input }) => leaveQueue(ctx.domain, input)),
  settings: permittedProcedure('realm.settings')
    .meta({
      openapi: {
        method: 'GET',
        path: '/admin/realm-settings',
        tags: ['admin'],
        summary: 'What administrators may change of the world while it runs',
      },
    })
    .output(RealmSettingsView)
    .query(({ ctx }) => settingsView(ctx.domain)),
  changeSettings: permittedProcedure('realm.settings')
    .meta({
      openapi: {
        method: 'POST',
        path: '/admin/realm-settings',
        tags: ['admin'],
        summary: 'Change settings of the world for all processes',
      },
    })
    .input(ChangeRealmSettingsInput)
    .output(RealmSettingsView)
    .mutation(({ ctx, input }) => changeSettings(ctx.domain, input)),
});
