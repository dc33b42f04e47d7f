import type { GiveEddiesInput, WalletView } from '@necp/shared/wallet/schema';
import { inTx, once, requirePlaying, type Ctx } from '../kernel';
import { walletView } from './queries';
import { transfer } from './steps';

/**
 * Gives eddies to another character.
 * @throws GameError unauthenticated, invalid `character.required`, and what `transfer` throws
 */
export async function giveEddies(ctx: Ctx, input: GiveEddiesInput): Promise<WalletView> {
  const { accountId, characterId } = requirePlaying(ctx);
  const { requestId, toCharacterId, amountEddies } = input;
  await inTx(ctx, (tx) =>
    once(
      tx,
      { accountId, requestId, verb: 'wallet.give', input: { characterId, toCharacterId, amountEddies } },
      async () => {
        const { ledgerId } = await transfer(tx, {
          fromCharacterId: characterId,
          toCharacterId,
          amount: amountEddies,
          reason: 'wallet.gift',
        });
        return { ledgerId };
      },
    ),
  );
  return walletView(ctx, characterId);
}
