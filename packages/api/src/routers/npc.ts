import { npcView } from '@necp/domain/npc/queries';
import { NpcListView } from '@necp/shared/npc/schema';
import { characterProcedure } from '../procedures';
import { router } from '../trpc';

export const npcRouter = router({
  view: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/npcs',
        tags: ['npcs'],
        summary: 'Who remembers the character, and what',
      },
    })
    .output(NpcListView)
    .query(({ ctx }) => npcView(ctx.domain, ctx.characterId)),
});
