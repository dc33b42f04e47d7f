import { defineFeature } from '../base/feature';

/** Trade: what the player writes down. */
export const trade = defineFeature({
  room: 'trade',
  windows: [
    {
      name: 'trade',
      icon: 'list',
      messages: ['trade'],
      load: () => import('./trade-window').then((part) => part.TradeWindow),
    },
  ],
  stale: { trade: ['trade'] },
});
