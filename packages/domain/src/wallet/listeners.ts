import { characterCreated } from '@necp/shared/character/events';
import { starterChits } from '@necp/shared/wallet/rules';
import { listen, nowOf } from '../kernel';
import { starterKitFaucet } from './sources';
import { credit } from './steps';

/** Gives an account its starter money with its first character, and never again. */
export const listeners = [
  listen('wallet.starter_kit', characterCreated, async (tx, { accountId, characterId }) => {
    // Of several new characters of one account, the first to insert the row gets the money; the others wait for it.
    const granted = await tx.starterGrant.createMany({
      data: [{ accountId, characterId, grantedAt: nowOf(tx) }],
      skipDuplicates: true,
    });
    if (granted.count === 0) return;
    await credit(tx, { characterId, amount: starterChits, from: starterKitFaucet, reason: 'wallet.starter_kit' });
  }),
];
