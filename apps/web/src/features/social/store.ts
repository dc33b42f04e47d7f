import type { PresenceMessage } from '@necp/shared/social/live';
import { create } from 'zustand';

/** What was heard of a friend, and when by the clock of the page. */
export interface HeardPresence extends Pick<PresenceMessage, 'presence' | 'character'> {
  readonly atMs: number;
}

/** The presences that arrived over the connection, by friend; a list that was read later is newer. */
export const usePresences = create<{ readonly heard: Readonly<Record<string, HeardPresence>> }>(() => ({ heard: {} }));

/** Where the player is; null before the zone has taken the player in. */
export interface Here {
  readonly zoneId: string;
  readonly channel: number;
}
export const useHere = create<{ readonly here: Here | null }>(() => ({ here: null }));
