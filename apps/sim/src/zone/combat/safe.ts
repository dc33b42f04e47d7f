import { isWithin } from '../places';
import { tileAt, type ZoneState } from '../state';
import type { Combatant } from './combatant';

/** Checks whether a spot lies in a safe zone. */
export function isSafeAt(state: ZoneState, x: number, y: number): boolean {
  return state.safePlaces.some((place) => isWithin(place, x, y));
}

/** Checks whether a combatant stands in a safe zone. */
export function isSafe(state: ZoneState, combatant: Combatant): boolean {
  return (
    state.safePlaces.length > 0 &&
    isSafeAt(state, tileAt(state.x, combatant.entityIndex), tileAt(state.y, combatant.entityIndex))
  );
}
