import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { ControlHint } from './control-hint';
import { listenToInteraction } from './listen';
import { useInteraction } from './store';

/** What the player can use at hand. */
export const interaction = defineFeature({
  room: 'interaction',
  slots: { hint: [ControlHint] },
  listen: listenToInteraction,
  forget: [forgetting(useInteraction)],
});
