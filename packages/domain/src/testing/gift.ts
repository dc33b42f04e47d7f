import type { CharacterId, RequestId } from '@necp/shared/kernel';
import { requirePlaying, type Ctx } from '../kernel';
import { give } from './gathered-gift';

/** Gives chits from the character that the caller plays; returns its balance right after the gift. */
export async function giveChits(
  ctx: Ctx,
  gift: { readonly requestId: RequestId; readonly toCharacterId: CharacterId; readonly amountChits: bigint },
): Promise<{ readonly balanceChits: bigint }> {
  const { accountId, characterId } = requirePlaying(ctx);
  return give(ctx, { ...gift, accountId, fromCharacterId: characterId });
}
