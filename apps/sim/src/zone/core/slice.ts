import type { ZoneState } from '../state';

/**
 * Defines the part of the state that belongs to one room. The returned function gives the room its slice of a zone; it
 * is created on first use and stays the same object. Only the room's own files may import it.
 */
export function zoneSlice<Own>(name: string, create: (state: ZoneState) => Own): (state: ZoneState) => Own {
  return (state) => {
    const known = state.slices[name];
    if (known !== undefined) return known as Own;
    const own = create(state);
    state.slices[name] = own;
    return own;
  };
}
