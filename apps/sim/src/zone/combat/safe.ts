import { isWithin } from '../places';
import { tileAt, type ZoneState } from '../state';
import type { Combatant } from './combatant';

/** Whether a spot lies where nobody fights. */
export function isSafeAt(state: ZoneState, x: number, y: number): boolean {
  return state.safePlaces.some((place) => isWithin(place, x, y));
}

/** Whether a fighter stands where nobody fights. */
export function isSafe(state: ZoneState, combatant: Combatant): boolean {
  return state.safePlaces.length > 0 && isSafeAt(state, tileAt(state.x, combatant.row), tileAt(state.y, combatant.row));
}
