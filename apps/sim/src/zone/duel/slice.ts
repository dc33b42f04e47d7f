import type { CharacterId } from '@necp/shared/kernel';
import type { DuelState } from '@necp/shared/protocol';
import { zoneSlice } from '../core/slice';

/** The duel board of an arena; it lives as long as its zone runs. */
export interface Board {
  /** Entity ids of players who look for an opponent, in the order in which they signed. */
  readonly waiting: number[];
  /** Duels that began at the board, the latest last. */
  readonly results: {
    readonly winner: string;
    readonly loser: string;
    readonly how: NonNullable<DuelState['how']>;
    readonly tick: number;
  }[];
  /** Whether a duel has ended since its readers were updated. */
  isStale: boolean;
  /** The readers, and the entity index of the board object of each. */
  readonly readers: Map<CharacterId, number>;
}

export const duelSlice = zoneSlice<{ readonly board: Board }>('duel', () => ({
  board: { waiting: [], results: [], isStale: false, readers: new Map() },
}));
