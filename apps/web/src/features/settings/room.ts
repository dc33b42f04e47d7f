import { defineFeature } from '../base/feature';

/** The player's settings. */
export const settings = defineFeature({
  room: 'settings',
  windows: [
    {
      name: 'settings',
      icon: 'settings',
      messages: ['settings'],
      load: () => import('./settings-window').then((part) => part.SettingsWindow),
    },
  ],
});
