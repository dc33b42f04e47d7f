import type { ArrivalMessage } from '@necp/shared/notification/schema';
import { create } from 'zustand';

/** Something that arrived, as it is announced. */
export type Arrival = Omit<ArrivalMessage, 'topic'>;

interface Arrivals {
  readonly isFighting: boolean;
  /** What arrived and was not announced yet, oldest first. */
  readonly waiting: readonly Arrival[];
  arrived(arrival: Arrival): void;
  /** Returns what waits, and forgets it. */
  take(): readonly Arrival[];
}

/** What arrived and has to be announced: during a fight it waits until the fight is over. */
export const useArrivals = create<Arrivals>((set, get) => ({
  isFighting: false,
  waiting: [],
  arrived: (arrival) =>
    set(({ waiting }) => (waiting.some(({ id }) => id === arrival.id) ? {} : { waiting: [...waiting, arrival] })),
  take: () => {
    const { waiting } = get();
    set({ waiting: [] });
    return waiting;
  },
}));
