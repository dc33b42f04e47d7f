import type { IdleState } from '@necp/shared/protocol';
import { create } from 'zustand';
import { steadyMs } from '../../components/kernel/clock';

interface Idle {
  /** Whether others see the player as away, and whether the player has asked for that. */
  readonly isAway: boolean;
  readonly isChosen: boolean;
  /** When the player leaves the city, on the steady clock; null before the warning. */
  readonly leavesAtMs: number | null;
  hear(state: IdleState): void;
}

/** What the city makes of the player's silence. */
export const useIdle = create<Idle>((set) => ({
  isAway: false,
  isChosen: false,
  leavesAtMs: null,
  hear: ({ isAway, isChosen, leavesInMs }) =>
    set({ isAway, isChosen, leavesAtMs: leavesInMs === null ? null : steadyMs() + leavesInMs }),
}));
