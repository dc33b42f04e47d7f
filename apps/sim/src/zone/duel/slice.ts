import type { CharacterId } from '@necp/shared/kernel';
import type { DuelState } from '@necp/shared/protocol';
import type { Match } from '../combat/combatant';
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

/** Two players in a duel or before one. */
export interface Duel extends Match {
  phase: 'challenged' | 'countdown' | 'active';
  /** The tick at which the current phase ends. */
  endsTick: number;
  /** The tick at which the fight began; null before. */
  startTick: number | null;
  /** Middle of the ring. */
  readonly x: number;
  readonly y: number;
  /** The duel was agreed at a board: the two are moved into the ring, and the board records the result. */
  readonly isStaged: boolean;
  /** Since when each combatant has been outside the ring. */
  readonly outside: Map<number, number>;
}

export const duelSlice = zoneSlice<{ readonly board: Board; readonly duels: Duel[] }>('duel', () => ({
  duels: [],
  board: { waiting: [], results: [], isStale: false, readers: new Map() },
}));
