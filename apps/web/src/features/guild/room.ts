import { defineFeature } from '../base/feature';
import { isStaleView } from './stale';

/** The guild: its members and what they share. */
export const guild = defineFeature({
  room: 'guild',
  windows: [
    {
      name: 'guild',
      key: 'guild',
      icon: 'guild',
      messages: ['guild'],
      load: () => import('./guild-window').then((part) => part.GuildWindow),
    },
  ],
  stale: { guild: ['guild'] },
  isStaleView,
});
