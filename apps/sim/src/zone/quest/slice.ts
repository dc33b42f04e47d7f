import type { CharacterId } from '@necp/shared/kernel';
import { zoneSlice } from '../core/slice';
import type { ZoneState } from '../state';

/** What was recorded for one character, so that it is sent once. */
export interface Notes {
  /** Keys of the events sent, with the tick; sent again after a while in case the answer was lost. */
  readonly sent: Map<string, number>;
  /** Commands that were executed and may still be on the sheet. */
  readonly commandsDone: Set<string>;
  /** Survivals in progress by objective key: since when, and which waves have spawned. */
  readonly survivals: Map<string, { readonly sinceTick: number; waves: number }>;
}

export const questSlice = zoneSlice('quest', () => ({ notes: new Map<CharacterId, Notes>() }));

/** Returns the notes of a character, empty ones at first. */
export function notesOf(state: ZoneState, characterId: CharacterId): Notes {
  const { notes } = questSlice(state);
  let own = notes.get(characterId);
  if (own === undefined) {
    own = { sent: new Map(), commandsDone: new Set(), survivals: new Map() };
    notes.set(characterId, own);
  }
  return own;
}
