import type { ZoneState } from '../../state';
import type { Combatant } from '../combatant';
import { playerOf } from '../entity';
import { mayHarm } from '../damage/harm';
import { combatSlice } from '../slice';

/** An enemy reached into a player's pocket. */
export interface SnatchNote {
  readonly source: Combatant;
  readonly target: Combatant;
  readonly percent: number;
  readonly mostChits: number;
}

/** Notes that an enemy takes money from a player, which the domain carries out; the enemy then makes off. */
export function noteSnatch(state: ZoneState, note: SnatchNote): void {
  const { source, target } = note;
  if (source.kind !== 'enemy' || target.life !== 'up' || playerOf(state, target) === null) return;
  if (!mayHarm(state, source, target)) return;
  source.isMakingOff = true;
  combatSlice(state).snatchNotes.push(note);
}

/** Takes what was noted in this tick. */
export function takeSnatchNotes(state: ZoneState): SnatchNote[] {
  return combatSlice(state).snatchNotes.splice(0);
}
