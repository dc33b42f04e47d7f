import { worldEventView } from '@necp/domain/world-event/queries';
import { WorldEventView } from '@necp/shared/world-event/schema';
import { characterProcedure } from '../procedures';
import { router } from '../trpc';

export const worldEventRouter = router({
  view: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/world/events',
        tags: ['world'],
        summary: 'Events the character took part in, and how the latest ended',
      },
    })
    .output(WorldEventView)
    .query(({ ctx }) => worldEventView(ctx.domain, ctx.characterId)),
});
