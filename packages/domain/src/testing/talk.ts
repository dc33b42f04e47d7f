import type { CharacterId } from '@necp/shared/kernel';
import { inTx, type Ctx } from '../kernel';
import { openConversation } from '../npc';

/** Puts a character in front of a person or an object. */
export async function standBefore(
  ctx: Ctx,
  characterId: CharacterId,
  partner: { readonly npcId: string } | { readonly objectId: string },
): Promise<void> {
  await inTx(ctx, (tx) =>
    openConversation(tx, {
      characterId,
      npcId: null,
      objectId: null,
      placeId: null,
      dialogueId: null,
      nodeId: null,
      questId: null,
      objectiveId: null,
      delivered: [],
      ...partner,
    }),
  );
}
