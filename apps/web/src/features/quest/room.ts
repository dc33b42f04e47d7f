import { defineFeature } from '../base/feature';
import { QuestTracker } from './tracker';

/** Quests and what people say. */
export const quest = defineFeature({
  room: 'quest',
  windows: [
    {
      name: 'quests',
      key: 'quests',
      icon: 'quest',
      load: () => import('./quest-log').then((part) => part.QuestLogWindow),
    },
  ],
  conversations: [{ at: 'anything', load: () => import('./dialogue-window').then((part) => part.DialogueWindow) }],
  slots: { tracker: [QuestTracker] },
  stale: { quest: ['quest'], conversation: ['quest'], state: ['quest'] },
});
