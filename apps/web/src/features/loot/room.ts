import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { listenToLoot } from './listen';
import { LockThrow, LockWords } from './lock-words';
import { PickAll } from './pick-all';
import { useLoot } from './store';

/** Drops, containers and their locks. */
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
  slots: { progress: [LockThrow], promptDetail: [LockWords], pickUp: [PickAll] },
  stale: { loot: ['loot'] },
  listen: listenToLoot,
  forget: [forgetting(useLoot)],
});
