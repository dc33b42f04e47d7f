import { defineFeature } from '../base/feature';

/** The counters of vendors. */
export const vendor = defineFeature({
  room: 'vendor',
  conversations: [
    {
      at: 'counter',
      messages: ['items', 'stats', 'vendor'],
      load: () => import('./vendor-window').then((part) => part.VendorWindow),
    },
  ],
  stale: { inventory: ['vendor'], wallet: ['vendor'], reputation: ['vendor'] },
});
