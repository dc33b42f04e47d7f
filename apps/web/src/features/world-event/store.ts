import type { EventState } from '@necp/shared/protocol';
import { create } from 'zustand';

/** The world event of this zone; null without one. */
export const useWorldEvent = create<{ readonly event: EventState | null }>(() => ({ event: null }));
