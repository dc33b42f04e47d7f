import { defineFeature } from '../base/feature';

/** The bank at its terminals. */
export const bank = defineFeature({
  room: 'bank',
  conversations: [
    {
      at: { object: 'bank_terminal' },
      messages: ['bank', 'items', 'stats'],
      load: () => import('./bank-window').then((part) => part.BankWindow),
    },
  ],
  stale: { inventory: ['bank'] },
});
