import { factions, titles } from '@necp/content/server';
import { accountBound } from '@necp/shared/account/events';
import { tierIds } from '@necp/shared/reputation/content';
import { tierChanged } from '@necp/shared/reputation/events';
import { livingOf } from '../character';
import { listen, type Listener } from '../kernel';
import { grantTitle } from './steps';

/**
 * Grants the title of a faction's tier to a character that reaches it; the title stays when the reputation falls. A
 * guest who registers an address gets a title for every character.
 */
export const listeners: readonly Listener[] = [
  listen('progression.faction_titles', tierChanged, async (tx, { characterId, faction, to }) => {
    const gifts = factions.find(({ id }) => id === faction)?.gives ?? [];
    for (const { title, tier } of gifts) {
      if (title !== undefined && tierIds.indexOf(to) >= tierIds.indexOf(tier))
        await grantTitle(tx, { characterId, key: `faction.${faction}.${tier}`, title });
    }
  }),
  listen('progression.bound_title', accountBound, async (tx, { accountId }) => {
    const gift = titles.find(({ key }) => key === 'account.bound');
    if (gift !== undefined)
      for (const characterId of await livingOf(tx, accountId)) await grantTitle(tx, { characterId, ...gift });
  }),
];
