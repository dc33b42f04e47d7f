import { defineFeature } from '../base/feature';

/** Voice: what the player writes down. */
export const voice = defineFeature({
  room: 'voice',
  windows: [
    {
      name: 'voice',
      icon: 'list',
      messages: ['voice'],
      load: () => import('./voice-window').then((part) => part.VoiceWindow),
    },
  ],
  stale: { voice: ['voice'] },
});
