import { realmStatus } from '@necp/domain/realm/queries';
import { RealmView } from '@necp/shared/realm/schema';
import { publicProcedure } from '../procedures';
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
});
