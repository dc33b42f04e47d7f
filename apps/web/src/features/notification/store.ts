import type { NotificationKind } from '@necp/shared/notification/schema';
import { create } from 'zustand';

interface Arrivals {
  readonly isFighting: boolean;
  /** The kinds that arrived and were not announced yet. */
  readonly waiting: readonly NotificationKind[];
  arrived(kind: NotificationKind): void;
  /** Returns what waits, and forgets it. */
  take(): readonly NotificationKind[];
}

/** What arrived and has to be announced: during a fight it waits until the fight is over. */
export const useArrivals = create<Arrivals>((set, get) => ({
  isFighting: false,
  waiting: [],
  arrived: (kind) => set(({ waiting }) => ({ waiting: [...waiting, kind] })),
  take: () => {
    const { waiting } = get();
    set({ waiting: [] });
    return waiting;
  },
}));
