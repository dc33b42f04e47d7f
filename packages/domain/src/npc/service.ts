import type { CloseConversationInput } from '@necp/shared/npc/schema';
import { actOnce, type Ctx } from '../kernel';
import { closeConversation as close } from './steps';

/**
 * Ends the conversation, by a choice or a closed window.
 * @throws GameError invalid `character.required`
 */
export async function closeConversation(ctx: Ctx, input: CloseConversationInput): Promise<void> {
  await actOnce(ctx, { verb: 'npc.close_conversation', input }, async (tx, { characterId }) => {
    await close(tx, characterId);
    return null;
  });
}
