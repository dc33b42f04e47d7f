import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { listenToNpc } from './listen';
import { useNpc } from './store';

/** The people of the city, and the conversation with one of them. */
export const npc = defineFeature({
  room: 'npc',
  windows: [
    {
      name: 'people',
      icon: 'people',
      messages: ['npc'],
      load: () => import('./people-window').then((part) => part.PeopleWindow),
    },
  ],
  listen: listenToNpc,
  forget: [forgetting(useNpc)],
});
