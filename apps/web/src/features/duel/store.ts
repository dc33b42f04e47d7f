import type { DuelBoard, DuelState as DuelView } from '@necp/shared/protocol';
import { create } from 'zustand';

interface DuelState {
  readonly duel: DuelView | null;
  /** The board that the player reads. */
  readonly board: DuelBoard;
}

/** The player's duel, and the board of the arena. */
export const useDuel = create<DuelState>(() => ({ duel: null, board: null }));
