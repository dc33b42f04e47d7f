import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A source of random numbers; two sources with the same seed give the same run. */
export interface Rng {
  /** Returns a whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** Returns a number from 0 (included) to 1 (excluded). */
  fraction(): number;
  /** Returns one of the entries; the list must not be empty. */
  pick<T>(entries: readonly T[]): T;
}

/** A seed of 32 bits, or of 128 bits for chance that must not be tried out; the four words must not all be 0. */
export type Seed = number | readonly [number, number, number, number];

/** Creates a source with a seed (xoroshiro128+). */
export function seededRng(seed: Seed): Rng {
  const source = typeof seed === 'number' ? xoroshiro128plus(seed) : xoroshiro128plusFromState(seed);
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
