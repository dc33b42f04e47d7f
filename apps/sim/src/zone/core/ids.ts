import type { ZoneState } from '../state';

/**
 * Returns a unique UUID (version 8) made of the zone channel, its holder's epoch and a counter: the same run gives the
 * same ids, and no two holders of any zone share one.
 */
export function nextId(state: ZoneState): string {
  const count = hex(state.nextEffect++, 12);
  const epoch = hex(state.epoch, 6);
  return `${hex(hashOf(state.map.id), 8)}-${hex(state.channel, 4)}-8${epoch.slice(3)}-8${epoch.slice(0, 3)}-${count}`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0').slice(-digits);
}

/** FNV-1a hash of a text. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}
