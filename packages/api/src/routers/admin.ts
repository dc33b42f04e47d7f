import { engineView } from '@necp/domain/admin/queries';
import { EngineView } from '@necp/shared/admin/schema';
import { permittedProcedure } from '../procedures';
import { router } from '../trpc';

export const adminRouter = router({
  engine: permittedProcedure('admin.view_engine')
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
