import type { CharacterId } from '@necp/shared/kernel';
import { zoneSlice } from '../core/slice';

export interface PartySlice {
  /** Entity ids of enemies that a player of this zone has marked. */
  readonly marked: Set<number>;
  /** Players who are dead; their marks were taken away already. */
  readonly dead: Set<CharacterId>;
  /** When each player marked something last. */
  readonly markedTick: Map<CharacterId, number>;
}

export const partySlice = zoneSlice<PartySlice>('party', () => ({
  marked: new Set(),
  dead: new Set(),
  markedTick: new Map(),
}));
