import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { listenToAbility } from './listen';
import { RefusalLine } from './refusal-line';
import { useHotbar } from './store';

/** Abilities and the hotbar. */
export const ability = defineFeature({
  room: 'ability',
  windows: [
    {
      name: 'abilities',
      key: 'abilities',
      icon: 'bolt',
      messages: ['ability'],
      load: () => import('./abilities-window').then((part) => part.AbilitiesWindow),
    },
  ],
  slots: { hint: [RefusalLine] },
  // An item that is new in the bag takes a free slot.
  stale: { ability: ['ability'], inventory: ['ability'], progression: ['ability'] },
  listen: listenToAbility,
  forget: [forgetting(useHotbar)],
});
