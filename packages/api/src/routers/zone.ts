import { zoneList } from '@necp/domain/zone/queries';
import { ZoneListView } from '@necp/shared/zone/schema';
import { publicProcedure } from '../procedures';
import { router } from '../trpc';

export const zoneRouter = router({
  list: publicProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/zones',
        tags: ['zones'],
        protect: false,
        summary: 'The districts of the city, their channels and how many players are in them',
      },
    })
    .output(ZoneListView)
    .query(({ ctx }) => zoneList(ctx.domain)),
});
