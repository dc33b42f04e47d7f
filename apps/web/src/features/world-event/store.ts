import type { EventState, LiveChange } from '@necp/shared/protocol';
import { create } from 'zustand';

export type EventShare = Extract<LiveChange, { topic: 'world-event.shared' }>;

interface WorldEventState {
  /** The world event of this zone; null without one. */
  readonly event: EventState | null;
  /** What the character got for the latest event; null when it was seen. */
  readonly share: EventShare | null;
  /** The run whose result the player has seen or closed. */
  readonly dismissed: string | null;
}

export const useWorldEvent = create<WorldEventState>(() => ({ event: null, share: null, dismissed: null }));
