import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { QuestEndCard } from './end-card';
import { useQuestEnds } from './end-store';
import { useEventHere } from './event-store';
import { listenToQuest } from './listen';
import { QuestOfferCard } from './offer-card';
import { QuestTracker } from './tracker';

/** Quests and what people say. */
export const quest = defineFeature({
  room: 'quest',
  windows: [
    {
      name: 'quests',
      key: 'quests',
      icon: 'quest',
      messages: ['items', 'stats'],
      load: () => import('./quest-log').then((part) => part.QuestLogWindow),
    },
  ],
  conversations: [{ at: 'anything', load: () => import('./dialogue-window').then((part) => part.DialogueWindow) }],
  slots: { cards: [QuestEndCard], tracker: [QuestTracker], encounter: [QuestOfferCard] },
  stale: { quest: ['quest'], npc: ['quest'], 'world-state': ['quest'] },
  listen: listenToQuest,
  forget: [forgetting(useQuestEnds), forgetting(useEventHere)],
});
