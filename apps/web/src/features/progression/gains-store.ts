import type { Gains } from '@necp/shared/protocol';
import { create } from 'zustand';
import { steadyMs } from '../../components/kernel/clock';

const gainMs = 6_000;

export type ShownGains = Gains & { readonly number: number; readonly untilMs: number };

interface GainsState {
  readonly gains: readonly ShownGains[];
  gain(gains: Gains): void;
  /** Removes what has been shown long enough. */
  sweep(): void;
}

let nextNumber = 1;

/** The latest rewards of the player's actions. */
export const useGains = create<GainsState>((set) => ({
  gains: [],
  gain: (news) =>
    set(({ gains }) => ({
      gains: [...gains.slice(-4), { ...news, number: nextNumber++, untilMs: steadyMs() + gainMs }],
    })),
  sweep: () =>
    set((state) => {
      const now = steadyMs();
      const gains = state.gains.filter(({ untilMs }) => untilMs > now);
      return gains.length === state.gains.length ? state : { gains };
    }),
}));
