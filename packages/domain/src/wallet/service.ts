import type { CharacterId } from '@necp/shared/kernel';
import { type Ctx, inTx } from '../kernel';
import { administrationFaucet } from './sources';
import { credit } from './steps';

/**
 * Gives a character money, as the director of journeys does.
 * @throws GameError invalid `wallet.bad_amount`; conflict `wallet.cap_reached`
 */
export async function giveChits(
  ctx: Ctx,
  { characterId, chits }: { readonly characterId: CharacterId; readonly chits: number },
): Promise<void> {
  const amount = BigInt(chits);
  await inTx(ctx, (tx) => credit(tx, { characterId, amount, from: administrationFaucet, reason: 'wallet.given' }));
}
