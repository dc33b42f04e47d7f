import { characterCreated } from '@necp/shared/character/events';
import { starterEddies } from '@necp/shared/wallet/rules';
import { listen } from '../kernel';
import { credit } from './steps';

/** Every new character starts with something in the pocket. */
export const listeners = [
  listen('wallet.starter_kit', characterCreated, async (tx, { characterId }) => {
    await credit(tx, { characterId, amount: starterEddies, from: 'starterKit', reason: 'wallet.starter_kit' });
  }),
];
