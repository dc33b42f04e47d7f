import type { LiveChange } from '@necp/shared/protocol';
import { create } from 'zustand';

type LevelUp = Extract<LiveChange, { topic: 'progression.level_up' }>;

interface LevelState {
  /** The levels that were reached and not seen yet: above `from`, up to `to`. */
  readonly reached: { readonly from: number; readonly to: number } | null;
  reach(levelUp: Pick<LevelUp, 'level' | 'levelsGained'>): void;
  dismiss(): void;
}

/** The level that the character has just reached. */
export const useLevelUp = create<LevelState>((set) => ({
  reached: null,
  reach: ({ level, levelsGained }) =>
    set(({ reached }) => ({
      reached: {
        from: Math.min(reached?.from ?? level, level - levelsGained),
        to: Math.max(reached?.to ?? 0, level),
      },
    })),
  dismiss: () => set({ reached: null }),
}));
