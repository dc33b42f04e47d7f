import { tileAt, type ZoneState } from '../../state';
import type { Combatant } from '../combatant';
import type { SoundStimulus } from '../slice';
import { combatSlice } from '../slice';

/** Returns the sounds of this tick. */
export function soundsOf(state: ZoneState): readonly SoundStimulus[] {
  return combatSlice(state).soundStimuli;
}

/** Records a sound that a combatant makes at its own position. */
export function emitSound(state: ZoneState, combatant: Combatant, tiles: number): void {
  emitSoundAt(state, {
    entityIndex: combatant.entityIndex,
    x: tileAt(state.x, combatant.entityIndex),
    y: tileAt(state.y, combatant.entityIndex),
    tiles,
  });
}

/** Records a sound at some position, caused by an entity. */
export function emitSoundAt(state: ZoneState, stimulus: Omit<SoundStimulus, 'tick'>): void {
  if (stimulus.tiles > 0) combatSlice(state).soundStimuli.push({ ...stimulus, tick: state.tick });
}
