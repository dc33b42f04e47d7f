import { create } from 'zustand';
import type { CastView, DownView, SelfView, TargetView, TimeSpan, VitalsView } from '../../game/types';

interface CombatState {
  readonly vitals: VitalsView | null;
  readonly self: SelfView | null;
  readonly target: TargetView | null;
  /** The boss that fights in sight. */
  readonly boss: TargetView | null;
  /** The player's last cast that was broken. */
  readonly broken: CastView | null;
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
  boss: null,
  broken: null,
  down: null,
  hold: null,
}));
