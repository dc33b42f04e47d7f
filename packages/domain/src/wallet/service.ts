import type { GiveEddiesInput, GivenView } from '@necp/shared/wallet/schema';
import { requirePlaying, type Ctx } from '../kernel';
import { give } from './give';

/**
 * Gives eddies to another character.
 * @returns the giver's balance right after it, also for repeated requests
 * @throws GameError unauthenticated, invalid `character.required`, and what `transfer` throws
 */
export async function giveEddies(ctx: Ctx, input: GiveEddiesInput): Promise<GivenView> {
  const { accountId, characterId } = requirePlaying(ctx);
  const { requestId, toCharacterId, amountEddies } = input;
  const { balanceEddies } = await give(ctx, {
    accountId,
    requestId,
    fromCharacterId: characterId,
    toCharacterId,
    amountEddies,
  });
  return { characterId, balanceEddies };
}
