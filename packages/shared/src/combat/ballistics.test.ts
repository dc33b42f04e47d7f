import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  afterShot,
  burst,
  firesNow,
  isInSight,
  isReady,
  passTiles,
  seededFraction,
  shotDirections,
  shotEnd,
  triggerGraceMs,
  type Range,
  type Trigger,
} from './ballistics';

const side = 24;
/** Creates open ground with one column of cover of a certain hardness; it is low where it does not hide. */
function rangeWith(column: number, hardness: number, hides: 0 | 1): Range {
  const cover = new Uint8Array(side * side);
  const opaque = new Uint8Array(side * side);
  for (let y = 0; y < side; y++) {
    cover[y * side + column] = hardness;
    opaque[y * side + column] = hides;
  }
  return { widthTiles: side, heightTiles: side, cover, opaque };
}

const idle: Trigger = { readyMs: 0, recoilDegrees: 0, recoilMs: 0, burstLeft: 0 };
const modes = ['single', 'burst', 'automatic'] as const;

describe('the spread of a shot', () => {
  test.prop([fc.nat(0xffffffff)])('is a fraction of the cone for every seed', (seed) => {
    for (let index = 0; index < 8; index++) {
      expect(seededFraction(seed, index)).toBeGreaterThanOrEqual(0);
      expect(seededFraction(seed, index)).toBeLessThan(1);
    }
  });

  it('is even over many shots', () => {
    const fractions = Array.from({ length: 4000 }, (_, seq) => seededFraction(seq * 77_003, seq % 3));
    for (let tenth = 0; tenth < 10; tenth++)
      expect(fractions.filter((one) => Math.floor(one * 10) === tenth).length).toBeGreaterThan(300);
  });

  it('has as many directions as pellets, all inside the cone', () => {
    const directions = shotDirections(
      { spreadDegrees: 8, pellets: 7 },
      { recoilDegrees: 0, speedShare: 0, aimedShare: 0, spreadPercent: 0 },
      { radians: 1, seed: 5 },
    );
    expect(new Set(directions).size).toBe(7);
    for (const radians of directions) expect(Math.abs(radians - 1)).toBeLessThanOrEqual((8 * Math.PI) / 180 + 1e-9);
  });
});

describe('a weapon trigger', () => {
  test.prop([fc.constantFrom(...modes), fc.integer({ min: 60, max: 900 })])(
    'of any mode keeps its mean rate over a long fight',
    (fireMode, cycleMs) => {
      let trigger = idle;
      let shots = 0;
      const weapon = { fireMode, cycleMs, recoilDegrees: 1, settleDegreesPerS: 5 };
      for (let nowMs = 0; nowMs < 60_000; nowMs += 50) {
        if (!firesNow(trigger, fireMode, { nowMs, isHeld: true, pulledUntilMs: nowMs })) continue;
        trigger = afterShot(trigger, weapon, { nowMs, recoilPercent: 0, roundsLeft: 999 });
        shots++;
      }
      expect(shots).toBeLessThanOrEqual(60_000 / cycleMs + burst.shots + triggerGraceMs / cycleMs);
      expect(shots).toBeGreaterThanOrEqual((60_000 / Math.max(cycleMs, 50 / burst.cycleShare)) * 0.85 - burst.shots);
    },
  );

  it('is ready a little early for input that arrives in bunches, but never twice', () => {
    const weapon = { fireMode: 'automatic' as const, cycleMs: 300, recoilDegrees: 1, settleDegreesPerS: 5 };
    const after = afterShot(idle, weapon, { nowMs: 1000, recoilPercent: 0, roundsLeft: 9 });
    expect(after.readyMs).toBe(1300);
    expect([isReady(after, 1150), isReady(after, 1200)]).toEqual([false, true]);
    expect(afterShot(after, weapon, { nowMs: 1200, recoilPercent: 0, roundsLeft: 8 }).readyMs).toBe(1600);
  });
});

describe('a trigger that is held', () => {
  it.each(['single', 'burst'] as const)(
    'in mode %s fires again by itself, but slower than one that is pressed each time',
    (fireMode) => {
      const weapon = { fireMode, cycleMs: 300, recoilDegrees: 1, settleDegreesPerS: 5 };
      const shotsOf = (pulls: 'held' | 'pulled') => {
        let trigger = idle;
        let shots = 0;
        for (let nowMs = 0; nowMs < 20_000; nowMs += 50) {
          if (
            !firesNow(trigger, fireMode, {
              nowMs,
              isHeld: true,
              pulledUntilMs: pulls === 'pulled' || nowMs === 0 ? nowMs : -1,
            })
          )
            continue;
          trigger = afterShot(trigger, weapon, { nowMs, recoilPercent: 0, roundsLeft: 999 });
          shots++;
        }
        return shots;
      };
      expect(shotsOf('held')).toBeGreaterThan(shotsOf('pulled') * 0.5);
      expect(shotsOf('held')).toBeLessThan(shotsOf('pulled') * 0.85);
    },
  );
});

describe('cover in a flight path', () => {
  it.each([
    { what: 'a wall', hardness: 100, hides: 1, penetration: 60, share: 0 },
    { what: 'a crate, too soft a shot', hardness: 60, hides: 0, penetration: 50, share: 0 },
    { what: 'a crate, hard enough a shot', hardness: 60, hides: 0, penetration: 80, share: 0.2 },
    { what: 'paper', hardness: 5, hides: 0, penetration: 30, share: 0.25 },
  ] as const)('$what of hardness $hardness leaves a share of $share', ({ hardness, hides, penetration, share }) => {
    const muzzle = { x: 2.5, y: 12.5 };
    const passed = passTiles(
      rangeWith(12, hardness, hides),
      { ...muzzle, share: 1, inside: 0 },
      { to: { x: 20, y: 12.5 }, penetration, muzzle },
    );
    expect(passed.share).toBeCloseTo(share);
    expect(passed.x).toBeCloseTo(share === 0 ? 12 : 20);
  });

  test.prop([fc.double({ min: 3, max: 16, noNaN: true })])(
    'counts once however the flight is cut into segments',
    (cut) => {
      const range = rangeWith(12, 40, 0);
      const muzzle = { x: 2.5, y: 12.5 };
      const whole = passTiles(
        range,
        { ...muzzle, share: 1, inside: 0 },
        { to: { x: 20, y: 12.5 }, penetration: 70, muzzle },
      );
      const first = passTiles(
        range,
        { ...muzzle, share: 1, inside: 0 },
        { to: { x: cut, y: 12.5 }, penetration: 70, muzzle },
      );
      const second = passTiles(range, first, { to: { x: 20, y: 12.5 }, penetration: 70, muzzle });
      expect(second.share).toBeCloseTo(whole.share);
    },
  );

  it('lets shots over when it is low and near; a wall never does', () => {
    const muzzle = { x: 11.2, y: 12.5 };
    expect(shotEnd(rangeWith(12, 60, 0), muzzle, { radians: 0, rangeTiles: 8, penetration: 0 }).hit).toBe('none');
    expect(shotEnd(rangeWith(12, 100, 1), muzzle, { radians: 0, rangeTiles: 8, penetration: 0 }).hit).toBe('wall');
  });

  it('stops shots at the edge of the zone', () => {
    expect(
      shotEnd(rangeWith(0, 0, 0), { x: 20, y: 12 }, { radians: 0, rangeTiles: 30, penetration: 100 }),
    ).toMatchObject({ hit: 'wall', x: 24 });
  });

  it('hides a target only where it is tall', () => {
    expect(isInSight(rangeWith(12, 60, 0), { x: 2, y: 2 }, { x: 20, y: 20 })).toBe(true);
    expect(isInSight(rangeWith(12, 100, 1), { x: 2, y: 2 }, { x: 20, y: 20 })).toBe(false);
  });
});
