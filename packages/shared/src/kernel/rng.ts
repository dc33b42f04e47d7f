import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A source of random numbers; two sources with the same seed give the same run. */
export interface Rng {
  /** Returns a whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** Returns a number from 0 (included) to 1 (excluded). */
  fraction(): number;
  /** Returns one of the entries; the list must not be empty. */
  pick<T>(entries: readonly T[]): T;
}

/** Creates a source with a seed (xoroshiro128+). */
export function seededRng(seed: number): Rng {
  const source = xoroshiro128plus(seed);
  const int = (min: number, max: number): number => uniformInt(source, min, max);
  return {
    int,
    fraction: () => int(0, 0x7fffffff) / 0x80000000,
    pick: (entries) => {
      const chosen = entries[int(0, entries.length - 1)];
      if (chosen === undefined) throw new RangeError('cannot pick from nothing');
      return chosen;
    },
  };
}
