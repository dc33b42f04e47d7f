import { tileAt, type ZoneState } from '../state';
import type { Fighter } from './combatant';
import type { Loud } from './shapes';

/** Notes that a fighter was loud, at its own place. */
export function makeNoise(state: ZoneState, fighter: Fighter, tiles: number): void {
  makeNoiseAt(state, { row: fighter.row, x: tileAt(state.x, fighter.row), y: tileAt(state.y, fighter.row), tiles });
}

/** Notes that something was loud somewhere on account of a row. */
export function makeNoiseAt(state: ZoneState, loud: Omit<Loud, 'tick'>): void {
  if (loud.tiles > 0) state.louds.push({ ...loud, tick: state.tick });
}
