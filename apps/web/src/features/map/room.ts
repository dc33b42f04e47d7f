import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { AskedWay } from './asked-way';
import { listenToMap } from './listen';
import { useMap } from './store';

/** The map of the city and its districts. */
export const map = defineFeature({
  room: 'map',
  windows: [
    {
      name: 'map',
      key: 'map',
      icon: 'minimap',
      messages: ['map'],
      load: () => import('./map-window').then((part) => part.MapWindow),
    },
  ],
  slots: { screen: [AskedWay] },
  stale: { settings: ['settings'] },
  listen: listenToMap,
  forget: [forgetting(useMap)],
});
