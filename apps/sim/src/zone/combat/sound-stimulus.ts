import { tileAt, type ZoneState } from '../state';
import type { Combatant } from './combatant';
import type { SoundStimulus } from './shapes';

/** Notes that a fighter was loud, at its own place. */
export function emitSound(state: ZoneState, combatant: Combatant, tiles: number): void {
  emitSoundAt(state, {
    row: combatant.row,
    x: tileAt(state.x, combatant.row),
    y: tileAt(state.y, combatant.row),
    tiles,
  });
}

/** Notes that something was loud somewhere on account of a row. */
export function emitSoundAt(state: ZoneState, stimulus: Omit<SoundStimulus, 'tick'>): void {
  if (stimulus.tiles > 0) state.soundStimuli.push({ ...stimulus, tick: state.tick });
}
