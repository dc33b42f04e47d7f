import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { EventPanel } from './event-panel';
import { EventShareCard } from './share-card';
import { listenToWorldEvent } from './listen';
import { useWorldEvent } from './store';

/** The events of the city. */
export const worldEvent = defineFeature({
  room: 'world-event',
  slots: { cards: [EventShareCard], event: [EventPanel] },
  stale: { 'world-event': ['worldEvent'] },
  listen: listenToWorldEvent,
  forget: [forgetting(useWorldEvent)],
});
