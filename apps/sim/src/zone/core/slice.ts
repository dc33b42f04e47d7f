import type { ZoneState } from '../state';

/** The names of all slices; the place of a name is the place of its slice in `ZoneState.slices`. */
const names: string[] = [];

/**
 * Defines the part of the state that belongs to one room. The returned function gives the room its slice of a zone; it
 * is created on first use and stays the same object. Only the room's own files may import it.
 * @throws RangeError when a slice with this name exists
 */
export function zoneSlice<Own>(name: string, create: (state: ZoneState) => Own): (state: ZoneState) => Own {
  if (names.includes(name)) throw new RangeError(`two slices of the zone are called ${name}`);
  // Slices are read for every shot and every enemy: a number finds them faster than a name.
  const place = names.push(name) - 1;
  return (state) => {
    const known = state.slices[place];
    if (known !== undefined) return known as Own;
    const own = create(state);
    state.slices[place] = own;
    return own;
  };
}
