import { isWithin } from '../places';
import { at, type ZoneState } from '../state';
import type { Fighter } from './fighter';

/** Whether a spot lies where nobody fights. */
export function isSafeAt(state: ZoneState, x: number, y: number): boolean {
  return state.safePlaces.some((place) => isWithin(place, x, y));
}

/** Whether a fighter stands where nobody fights. */
export function isSafe(state: ZoneState, fighter: Fighter): boolean {
  return state.safePlaces.length > 0 && isSafeAt(state, at(state.x, fighter.row), at(state.y, fighter.row));
}
