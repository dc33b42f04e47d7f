import { worldStateView, zoneGround } from '@necp/domain/world-state/queries';
import { ZoneGroundInput, ZoneGroundView } from '@necp/shared/world-state/ground';
import { WorldStateView } from '@necp/shared/world-state/schema';
import { publicProcedure } from '../procedures';
import { router } from '../trpc';

export const worldStateRouter = router({
  view: publicProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/world/memory',
        tags: ['world'],
        protect: false,
        summary: 'What the city remembers, and what it remembers of the character of this session',
      },
    })
    .output(WorldStateView)
    .query(({ ctx }) => worldStateView(ctx.domain, ctx.actor?.characterId ?? null)),
  ground: publicProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/world/zones/{zoneId}/ground',
        tags: ['world'],
        protect: false,
        summary: 'Where a character can walk in a district, and its ways out',
      },
    })
    .input(ZoneGroundInput)
    .output(ZoneGroundView)
    .query(({ input }) => zoneGround(input)),
});
