import { limitList } from '@necp/domain/limit/queries';
import { changeLimit, resetLimit } from '@necp/domain/limit/service';
import { ChangeLimitInput, LimitListView, ResetLimitInput } from '@necp/shared/limit/schema';
import { permittedProcedure } from '../procedures';
import { router } from '../trpc';

export const limitRouter = router({
  list: permittedProcedure('limit.view')
    .meta({
      openapi: {
        method: 'GET',
        path: '/admin/limits',
        tags: ['admin'],
        summary: 'Every limit with its default, its value now and its last change',
      },
    })
    .output(LimitListView)
    .query(({ ctx }) => limitList(ctx.domain)),
  change: permittedProcedure('limit.change')
    .meta({
      openapi: {
        method: 'POST',
        path: '/admin/limits/change',
        tags: ['admin'],
        summary: 'Set a limit for all processes',
      },
    })
    .input(ChangeLimitInput)
    .output(LimitListView)
    .mutation(({ ctx, input }) => changeLimit(ctx.domain, input)),
  reset: permittedProcedure('limit.change')
    .meta({
      openapi: {
        method: 'POST',
        path: '/admin/limits/reset',
        tags: ['admin'],
        summary: 'Set a limit back to its default',
      },
    })
    .input(ResetLimitInput)
    .output(LimitListView)
    .mutation(({ ctx, input }) => resetLimit(ctx.domain, input)),
});
