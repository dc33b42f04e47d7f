import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { listenToInteraction } from './listen';
import { useInteraction } from './store';

/** What the player can use at hand. */
export const interaction = defineFeature({
  room: 'interaction',
  listen: listenToInteraction,
  forget: [forgetting(useInteraction)],
});
