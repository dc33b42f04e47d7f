import { create } from 'zustand';

interface HereState {
  /** Id of the event that is announced or goes on in the channel of the player; null without one. */
  readonly eventId: string | null;
}

/** The event in the channel of the player: another channel may have one of the same kind, which is out of reach. */
export const useEventHere = create<HereState>(() => ({ eventId: null }));
