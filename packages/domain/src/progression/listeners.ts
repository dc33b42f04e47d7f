import { factions } from '@necp/content/server';
import { tierIds } from '@necp/shared/reputation/content';
import { tierChanged } from '@necp/shared/reputation/events';
import { listen, type Listener } from '../kernel';
import { grantTitle } from './steps';

/** Whoever comes close enough to a faction gets the title it gives; it stays when the friendship does not. */
export const listeners: readonly Listener[] = [
  listen('progression.faction_titles', tierChanged, async (tx, { characterId, faction, to }) => {
    const gifts = factions.find(({ id }) => id === faction)?.gives ?? [];
    for (const { title, tier } of gifts) {
      if (title !== undefined && tierIds.indexOf(to) >= tierIds.indexOf(tier)) await grantTitle(tx, { characterId, key: `faction.${faction}.${tier}`, title });
    }
  }),
];
