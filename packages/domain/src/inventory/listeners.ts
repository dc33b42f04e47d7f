import { starterKit } from '@necp/content/server';
import { characterCreated } from '@necp/shared/character/events';
import { listen } from '../kernel';
import { grant, openContainers } from './steps';

/** Every new character starts with something in the bag. */
export const listeners = [
  listen('inventory.starter_kit', characterCreated, async (tx, { characterId }) => {
    await openContainers(tx, { characterId });
    for (const { templateId, quantity } of starterKit) await grant(tx, { characterId, templateId, quantity, reason: 'inventory.starter_kit' });
  }),
];
