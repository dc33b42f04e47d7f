import { defineFeature } from '../base/feature';
import { listenToEffects } from './listen';
import { useShownEffects } from './store';

/** The player's settings. */
export const settings = defineFeature({
  room: 'settings',
  stale: { settings: ['settings'] },
  listen: listenToEffects,
  forget: [() => useShownEffects.getState().clear()],
  windows: [
    {
      name: 'settings',
      icon: 'settings',
      messages: ['settings'],
      load: () => import('./settings-window').then((part) => part.SettingsWindow),
    },
  ],
});
