import { seededFraction } from '@necp/shared/combat/ballistics';
import { seededRng } from '@necp/shared/kernel';
import { describe, expect, it } from 'vitest';
import { runZone } from '../../../testing/run-zone';
import { keyedHash, shotSeed } from './shot-seed';

/** A number that every client can compute for a shot (FNV-1a over shooter and intent). */
function publicSeed(entityId: number, seq: number): number {
  let hash = 0x811c9dc5;
  for (const value of [entityId, seq])
    for (let shift = 0; shift < 32; shift += 8) hash = Math.imul(hash ^ ((value >>> shift) & 0xff), 0x01000193) >>> 0;
  return hash;
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
  const [left, right] = [mean(0), mean(1)];
  const sumOf = (of: (a: number, b: number) => number) =>
    pairs.reduce((sum, [a, b]) => sum + of(a - left, b - right), 0);
  return sumOf((a, b) => a * b) / Math.sqrt(sumOf((a) => a * a) * sumOf((_, b) => b * b));
}

const shots = Array.from({ length: 4_000 }, (_, index) => ({ entityId: 1 + (index % 7), seq: index & 0xffff }));

describe('the deviation of a shot', () => {
  it('cannot be predicted from what a client knows', () => {
    for (const seed of [3, 4, 5]) {
      const { state } = runZone({ seed }).zone;
      const pairs = shots.map(
        (shot) =>
          [seededFraction(publicSeed(shot.entityId, shot.seq), 0), seededFraction(shotSeed(state, shot), 0)] as const,
      );
      expect(Math.abs(correlation(pairs))).toBeLessThan(0.06);
    }
  });

  it('is the same in every replay, and differs in another zone and in another tick', () => {
    const seedsOf = (seed: number, tick = 0) => {
      const { state } = runZone({ seed }).zone;
      state.tick = tick;
      return shots.slice(0, 50).map((shot) => shotSeed(state, shot));
    };
    expect(seedsOf(7)).toEqual(seedsOf(7));
    const differences = (one: readonly number[], other: readonly number[]) =>
      one.filter((value, index) => value !== other[index]).length;
    expect(differences(seedsOf(7), seedsOf(8))).toBeGreaterThan(48);
    expect(differences(seedsOf(7), seedsOf(7, 1))).toBeGreaterThan(48);
  });

  it('is spread evenly', () => {
    const { state } = runZone().zone;
    const fractions = shots.map((shot) => seededFraction(shotSeed(state, shot), 0));
    for (let part = 0; part < 10; part++) {
      const share = fractions.filter((fraction) => Math.floor(fraction * 10) === part).length / fractions.length;
      expect(share).toBeGreaterThan(0.07);
      expect(share).toBeLessThan(0.13);
    }
  });
});

it('the keyed hash has the values of its authors', () => {
  // Key 00..07 and the messages of 0 and 4 bytes among the reference vectors for outputs of 32 bits.
  const key = [0x03020100, 0x07060504] as const;
  expect([[], [0x03020100]].map((words) => keyedHash(key, words))).toEqual([0x5b9f35a9, 0x89466e2a]);
});

it('a zone can be opened with a seed too large to be tried out', () => {
  const draw = (seed: readonly [number, number, number, number]) => seededRng(seed).int(0, 1_000_000_000);
  expect(draw([1, 2, 3, 4])).toBe(draw([1, 2, 3, 4]));
  expect(draw([1, 2, 3, 4])).not.toBe(draw([1, 2, 3, 5]));
});
