import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { listenToLoot } from './listen';
import { LockThrow, LockWords } from './lock-words';
import { LootNews } from './loot-news';
import { PartyDropCards } from './party-drop-cards';
import { PickAll } from './pick-all';
import { useLoot, useLootNews, useSharedLoot } from './store';

/** Drops, containers and their locks, and what a party shares. */
export const loot = defineFeature({
  room: 'loot',
  windows: [
    {
      name: 'lootLog',
      key: 'lootLog',
      icon: 'list',
      messages: ['items', 'loot'],
      load: () => import('./loot-log-window').then((part) => part.LootLogWindow),
    },
  ],
  slots: { encounter: [PartyDropCards, LootNews], progress: [LockThrow], promptDetail: [LockWords], pickUp: [PickAll] },
  stale: { loot: ['loot'] },
  listen: listenToLoot,
  forget: [forgetting(useLoot), forgetting(useLootNews), forgetting(useSharedLoot)],
});
