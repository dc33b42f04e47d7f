import { zoneSlice } from '../../core/slice';
import type { ZoneState } from '../../state';

/** The zone's secret for shots: nothing that clients receive contains it, and a replay draws the same one. */
const shotSecret = zoneSlice<readonly [number, number]>('shot secret', ({ rng }) => [word(rng), word(rng)]);

const word = (rng: ZoneState['rng']): number => rng.int(-0x8000_0000, 0x7fff_ffff);

/**
 * Returns the number from which the deviations of one shot are drawn. It depends on the zone's secret, so that a client
 * can neither correct its aim by the deviation to come nor choose an intent without one.
 */
export function shotSeed(state: ZoneState, shot: { readonly entityId: number; readonly seq: number }): number {
  return keyedHash(shotSecret(state), [shot.entityId, shot.seq, state.tick]);
}

/** HalfSipHash-2-4 over words of 32 bits (Aumasson and Bernstein, https://github.com/veorq/SipHash). */
export function keyedHash([key0, key1]: readonly [number, number], words: readonly number[]): number {
  const state: SipState = { v0: key0, v1: key1, v2: 0x6c796765 ^ key0, v3: 0x74656462 ^ key1 };
  for (const one of [...words, (words.length * 4) << 24]) {
    state.v3 ^= one;
    mix(state, 2);
    state.v0 ^= one;
  }
  state.v2 ^= 0xff;
  mix(state, 4);
  return (state.v1 ^ state.v3) >>> 0;
}

interface SipState {
  v0: number;
  v1: number;
  v2: number;
  v3: number;
}

function mix(state: SipState, rounds: number): void {
  let { v0, v1, v2, v3 } = state;
  for (let round = 0; round < rounds; round++) {
    v0 = (v0 + v1) | 0;
    v1 = turned(v1, 5) ^ v0;
    v0 = turned(v0, 16);
    v2 = (v2 + v3) | 0;
    v3 = turned(v3, 8) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = turned(v3, 7) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = turned(v1, 13) ^ v2;
    v2 = turned(v2, 16);
  }
  Object.assign(state, { v0, v1, v2, v3 });
}

const turned = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));
