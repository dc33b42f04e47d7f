import type { CharacterId, RequestId } from '@necp/shared/kernel';
import { requirePlaying, type Ctx } from '../kernel';
import { give } from '../wallet/service';

/** Gives eddies from the character that the caller plays; returns its balance right after the gift. */
export async function giveEddies(
  ctx: Ctx,
  gift: { readonly requestId: RequestId; readonly toCharacterId: CharacterId; readonly amountEddies: bigint },
): Promise<{ readonly balanceEddies: bigint }> {
  const { accountId, characterId } = requirePlaying(ctx);
  return give(ctx, { ...gift, accountId, fromCharacterId: characterId });
}
