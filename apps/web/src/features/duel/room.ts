import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { DuelPanel } from './duel-panel';
import { listenToDuel } from './listen';
import { useDuel } from './store';

/** Duels and the board of the arena. */
export const duel = defineFeature({
  room: 'duel',
  summoned: [
    {
      name: 'duelBoard',
      isOpen: () => useDuel.getState().board !== null,
      subscribe: useDuel.subscribe,
      load: () => import('./duel-board').then((part) => part.DuelBoardWindow),
    },
  ],
  slots: { encounter: [DuelPanel] },
  listen: listenToDuel,
  forget: [forgetting(useDuel)],
});
