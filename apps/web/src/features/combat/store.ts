import { create } from 'zustand';
import type { DownView, SelfView, TargetView, TimeSpan, VitalsView } from '../../game/types';

interface CombatState {
  readonly vitals: VitalsView | null;
  readonly self: SelfView | null;
  readonly target: TargetView | null;
  /** Null while the player is up. */
  readonly down: DownView | null;
  /** The player's channeled interaction, such as opening or reviving. */
  readonly hold: TimeSpan | null;
}

/** The player and the target in combat. */
export const useCombat = create<CombatState>(() => ({
  vitals: null,
  self: null,
  target: null,
  down: null,
  hold: null,
}));
