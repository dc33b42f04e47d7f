import { GameError } from '@necp/shared/kernel';
import type { CloseConversationInput } from '@necp/shared/npc/schema';
import { inTx, once, requireActor, type Ctx } from '../kernel';
import { closeConversation as close } from './steps';

/** Stops talking, by a word or a closed window. @throws GameError invalid `character.required` */
export async function closeConversation(ctx: Ctx, input: CloseConversationInput): Promise<void> {
  const { accountId, characterId } = requireActor(ctx);
  if (characterId === null) throw new GameError('invalid', 'character.required');
  const asked = { accountId, requestId: input.requestId, verb: 'npc.close_conversation', input: { ...input, characterId } };
  await inTx(ctx, (tx) => once(tx, asked, async () => {
    await close(tx, characterId);
    return null;
  }));
}
