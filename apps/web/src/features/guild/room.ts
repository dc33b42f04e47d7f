import { defineFeature } from '../base/feature';
import { GuildBankOpener } from './bank-opener';
import { isStaleView } from './stale';

/** The guild: its members and what they share. */
export const guild = defineFeature({
  room: 'guild',
  windows: [
    {
      name: 'guild',
      key: 'guild',
      icon: 'guild',
      messages: ['guild', 'items', 'stats'],
      load: () => import('./guild-window').then((part) => part.GuildWindow),
    },
  ],
  slots: { screen: [GuildBankOpener] },
  stale: { guild: ['guild'] },
  isStaleView,
});
