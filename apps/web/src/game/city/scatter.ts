/**
 * Returns a number from 0 to 1 that is always the same for the same place and salt, so that the city looks the same on
 * every screen.
 */
export function scatter(x: number, y: number, salt: number): number {
  let h = Math.imul(x | 0, 0x27d4eb2d) ^ Math.imul(y | 0, 0x165667b1) ^ Math.imul(salt | 0, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 0x100000000;
}

/** Returns a stream of such numbers for a seed; cheap and repeatable, only for looks. */
export function scatterStream(seed: number): () => number {
  let step = 0;
  return () => scatter(seed, (step += 1), 77);
}

/** Returns an entry of a list by a number from 0 to 1. */
export function pickBy<T>(entries: readonly T[], fraction: number): T {
  const chosen = entries[Math.min(entries.length - 1, Math.floor(fraction * entries.length))];
  if (chosen === undefined) throw new RangeError('cannot pick from nothing');
  return chosen;
}
