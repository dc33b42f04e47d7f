import type { IdleState } from '@necp/shared/protocol';
import { create } from 'zustand';
import { steadyMs } from '../../components/kernel/clock';

interface Idle {
  /** Whether others see the player as away, and whether the player has asked for that. */
  readonly isAway: boolean;
  readonly isChosen: boolean;
  /** When the player leaves the city, on the steady clock; null before the warning. */
  readonly leavesAtMs: number | null;
  /** How often the game took a press: a gamepad sends the page no events of its own. */
  readonly presses: number;
  hear(state: IdleState): void;
  press(): void;
}

/** What the city makes of the player's silence. */
export const useIdle = create<Idle>((set) => ({
  isAway: false,
  isChosen: false,
  leavesAtMs: null,
  presses: 0,
  hear: ({ isAway, isChosen, leavesInMs }) =>
    set({ isAway, isChosen, leavesAtMs: leavesInMs === null ? null : steadyMs() + leavesInMs }),
  press: () => set(({ presses }) => ({ presses: presses + 1 })),
}));
