import { engineView } from '@necp/domain/admin/queries';
import { EngineView } from '@necp/shared/admin/schema';
import { signedInProcedure } from '../procedures';
import { router } from '../trpc';

export const adminRouter = router({
  engine: signedInProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/admin/engine',
        tags: ['admin'],
        summary: 'The processes that simulate, what they hold and how they fare',
      },
    })
    .output(EngineView)
    .query(({ ctx }) => engineView(ctx.domain)),
});
