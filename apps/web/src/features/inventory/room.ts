import { defineFeature } from '../base/feature';

/** What the player carries and wears, and the money. */
export const inventory = defineFeature({
  room: 'inventory',
  windows: [
    {
      name: 'inventory',
      key: 'inventory',
      icon: 'bag',
      messages: ['inventory', 'items', 'stats', 'wallet'],
      load: () => import('./inventory-window').then((part) => part.InventoryWindow),
    },
  ],
  stale: {
    inventory: ['inventory', 'wallet'],
    wallet: ['inventory', 'wallet'],
    loot: ['inventory', 'wallet'],
    quest: ['inventory', 'wallet'],
  },
});
