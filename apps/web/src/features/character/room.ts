import { defineFeature } from '../base/feature';

/** The player's character. */
export const character = defineFeature({
  room: 'character',
  conversations: [
    { at: { object: 'mirror' }, load: () => import('./mirror-window').then((part) => part.MirrorWindow) },
  ],
  stale: { progression: ['character'] },
});
