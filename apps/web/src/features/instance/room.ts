import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { DoorPanel } from './door-panel';
import { InstanceTracker } from './instance-tracker';
import { LeadOut } from './lead-out';
import { listenToInstance } from './listen';
import { useInstance } from './store';
import { InstanceWonCard } from './won-card';

/** The entrances of instances, and the progress of a group inside. */
export const instance = defineFeature({
  room: 'instance',
  slots: { encounter: [LeadOut, DoorPanel], tracker: [InstanceTracker], cards: [InstanceWonCard] },
  listen: listenToInstance,
  forget: [forgetting(useInstance)],
});
