import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { DoorPanel } from './door-panel';
import { listenToInstance } from './listen';
import { useInstance } from './store';

/** The entrances of instances. */
export const instance = defineFeature({
  room: 'instance',
  slots: { encounter: [DoorPanel] },
  listen: listenToInstance,
  forget: [forgetting(useInstance)],
});
