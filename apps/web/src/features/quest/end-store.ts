import type { LiveChange } from '@necp/shared/protocol';
import { create } from 'zustand';

export type QuestEnd = Extract<LiveChange, { topic: 'quest.completed' | 'quest.failed' }>;

interface QuestEndState {
  /** The quests that ended and were not seen yet, the oldest first. */
  readonly ends: readonly QuestEnd[];
  end(quest: QuestEnd): void;
  /** Removes the oldest. */
  dismiss(): void;
}

/** The quests that have just ended. */
export const useQuestEnds = create<QuestEndState>((set) => ({
  ends: [],
  end: (quest) => set(({ ends }) => ({ ends: [...ends, quest] })),
  dismiss: () => set(({ ends }) => ({ ends: ends.slice(1) })),
}));
