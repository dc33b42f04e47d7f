import { characterCreated } from '@necp/shared/character/events';
import { starterEddies } from '@necp/shared/wallet/rules';
import { listen } from '../kernel';
import { starterKitFaucet } from './sources';
import { credit } from './steps';

/** Gives every new character its first eddies. */
export const listeners = [
  listen('wallet.starter_kit', characterCreated, async (tx, { characterId }) => {
    await credit(tx, { characterId, amount: starterEddies, from: starterKitFaucet, reason: 'wallet.starter_kit' });
  }),
];
