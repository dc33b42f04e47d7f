import { defineFeature } from '../base/feature';

/** What the factions think of the player. */
export const reputation = defineFeature({
  room: 'reputation',
  windows: [
    {
      name: 'reputation',
      key: 'reputation',
      icon: 'reputation',
      messages: ['reputation'],
      load: () => import('./reputation-window').then((part) => part.ReputationWindow),
    },
  ],
  stale: { quest: ['reputation'], reputation: ['reputation'] },
});
