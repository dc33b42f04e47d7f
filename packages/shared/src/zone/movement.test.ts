import type { TileSpot } from '../kernel';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { tickHz } from '../protocol/messages';
import { dodgeRoll } from '../combat/formulas';
import { intentButtons, type Intent } from '../protocol/world';
import {
  isFree,
  nearestFree,
  sprintTilesPerSecond,
  stationaryState,
  stepMovement,
  walkTilesPerSecond,
  type MovementState,
  type Ground,
} from './movement';

const side = 12;
const axis = fc.integer({ min: -127, max: 127 });
const intent = fc.record({
  seq: fc.constant(1),
  moveX: axis,
  moveY: axis,
  aim: fc.nat(0xffff),
  buttons: fc.nat(1),
  seenQuarter: fc.constant(0),
  aimTiles: fc.constant(0),
});
/** Ground with a quarter of the tiles built upon, or with nearly all. */
const ground: fc.Arbitrary<Ground> = fc
  .array(fc.nat(99), { minLength: side * side, maxLength: side * side })
  .chain((rolls) =>
    fc.constantFrom(10, 25, 60).map((density) => ({
      widthTiles: side,
      heightTiles: side,
      solid: Uint8Array.from(rolls, (roll) => (roll < density ? 1 : 0)),
    })),
  )
  .filter(({ solid }) => solid.includes(0));
const spot = fc.record({
  x: fc.double({ min: 0.5, max: side - 0.5, noNaN: true }),
  y: fc.double({ min: 0.5, max: side - 0.5, noNaN: true }),
});

const open: Ground = { widthTiles: 100, heightTiles: 100, solid: new Uint8Array(10_000) };
const input = (moveX: number, moveY: number, buttons = 0): Intent => ({
  seq: 1,
  moveX,
  moveY,
  aim: 0,
  buttons,
  seenQuarter: 0,
  aimTiles: 0,
});
const stationaryAt = ({ x, y }: TileSpot): MovementState => stationaryState(x, y, 0);
const limitOf = ({ buttons }: Intent) => (buttons === 1 ? sprintTilesPerSecond : walkTilesPerSecond) / tickHz;

describe('walking on a map', () => {
  test.prop([ground, spot, fc.array(intent, { maxLength: 60 })])(
    'never ends in a wall, never passes one, never exceeds the limit',
    (streets, wanted, intents) => {
      let mover: MovementState = stationaryAt(nearestFree(streets, wanted.x, wanted.y));
      for (const each of intents) {
        const next = stepMovement(mover, each, streets);
        expect(isFree(streets, next.x, next.y)).toBe(true);
        expect(streets.solid[Math.floor((mover.y + next.y) / 2) * side + Math.floor((mover.x + next.x) / 2)]).toBe(0);
        expect(Math.hypot(next.x - mover.x, next.y - mover.y)).toBeLessThanOrEqual(limitOf(each) + 1e-5);
        mover = next;
      }
    },
  );

  test.prop([ground, spot, fc.array(intent, { maxLength: 40 })])(
    'ends at bit-identical positions in the browser and in the simulation',
    (streets, wanted, intents) => {
      const start: MovementState = stationaryAt(nearestFree(streets, wanted.x, wanted.y));
      let here = start;
      const travelled = new Float32Array([start.x, start.y]);
      for (const each of intents) {
        here = stepMovement(here, each, streets);
        const there = stepMovement(stationaryAt({ x: travelled[0] ?? 0, y: travelled[1] ?? 0 }), each, streets);
        travelled.set([there.x, there.y]);
        expect([travelled[0], travelled[1]]).toEqual([here.x, here.y]);
      }
    },
  );

  test.each([
    ['straight', input(127, 0), walkTilesPerSecond],
    ['askew, though both axes are full', input(127, 127), walkTilesPerSecond],
    ['at a sprint', input(0, -127, 1), sprintTilesPerSecond],
    ['at half a stick', input(0, 63.5), walkTilesPerSecond / 2],
  ])('covers its number of tiles a second %s', (_how, each, tilesPerSecond) => {
    let mover: MovementState = stationaryState(50, 50, 0);
    for (let tick = 0; tick < tickHz; tick++) mover = stepMovement(mover, each, open);
    expect(Math.hypot(mover.x - 50, mover.y - 50)).toBeCloseTo(tilesPerSecond, 3);
  });

  test('slides along a wall instead of sticking to it', () => {
    const solid = new Uint8Array(10_000);
    for (let x = 0; x < 100; x++) solid[49 * 100 + x] = 1;
    let mover: MovementState = stationaryState(50, 50.4, 0);
    for (let tick = 0; tick < tickHz; tick++) mover = stepMovement(mover, input(90, -90), { ...open, solid });
    expect(mover.x - 50).toBeGreaterThan(2.5);
    expect(mover.y).toBeGreaterThanOrEqual(50.3);
  });

  test('goes round the corner of a house', () => {
    const solid = new Uint8Array(10_000);
    solid[50 * 100 + 51] = 1;
    let mover: MovementState = stationaryState(50, 49.9, 0);
    for (let tick = 0; tick < 2 * tickHz; tick++) mover = stepMovement(mover, input(127, 0), { ...open, solid });
    expect(mover.x).toBeGreaterThan(53);
  });

  test.each([
    ['over a crate of one tile', [[51, 50]], 50.5],
    [
      'past the edge of a car',
      [
        [51, 50],
        [51, 51],
        [52, 50],
        [52, 51],
      ],
      50.1,
    ],
  ] as const)('leads a runner %s', (_what, tiles, y) => {
    const solid = new Uint8Array(10_000);
    for (const [tileX, tileY] of tiles) solid[tileY * 100 + tileX] = 1;
    let mover: MovementState = stationaryState(49, y, 0);
    for (let tick = 0; tick < 2 * tickHz; tick++) mover = stepMovement(mover, input(127, 0, 1), { ...open, solid });
    expect(mover.x).toBeGreaterThan(55);
  });

  test('stands still before the middle of a wall, and in a dead end', () => {
    const solid = new Uint8Array(10_000);
    for (let y = 0; y < 100; y++) solid[y * 100 + 51] = 1;
    for (let x = 40; x < 51; x++) for (const y of [48, 50]) solid[y * 100 + x] = 1;
    for (const y of [30.5, 49.5]) {
      let mover: MovementState = stationaryState(50, y, 0);
      for (let tick = 0; tick < tickHz; tick++) mover = stepMovement(mover, input(127, 0, 1), { ...open, solid });
      expect([mover.x, mover.y]).toEqual([expect.closeTo(50.7, 2), y]);
    }
  });

  test('stops at the edge of the zone', () => {
    let mover: MovementState = stationaryState(1, 1, 0);
    for (let tick = 0; tick < tickHz; tick++) mover = stepMovement(mover, input(-127, -127), open);
    expect(mover.x).toBeGreaterThanOrEqual(0.3);
    expect(mover.y).toBeGreaterThanOrEqual(0.3);
  });

  test('turns without moving', () => {
    expect(stepMovement(stationaryState(5, 5, 0), { ...input(0, 0), aim: 200 * 256 + 17 }, open)).toEqual(
      stationaryState(5, 5, 200),
    );
  });

  test('rolls in the direction of input for its full length, and not again before the cooldown', () => {
    const roll = { ...input(0, 127), buttons: intentButtons.dodge };
    let mover: MovementState = stationaryState(50, 50, 0);
    mover = stepMovement(mover, roll, open);
    for (let step = 0; step < 6; step++) mover = stepMovement(mover, input(127, 0), open);
    expect([mover.x, mover.y - 50]).toEqual([50, expect.closeTo(dodgeRoll.tiles, 2)]);
    expect(mover.rollSteps).toBe(0);
    expect(stepMovement(mover, roll, open).rollSteps).toBe(0);
    for (let step = 0; step < 6; step++) mover = stepMovement(mover, input(0, 0), open);
    expect(stepMovement(mover, roll, open).rollSteps).toBeGreaterThan(0);
  });

  test('is slower under a load or while aiming, and impossible when held', () => {
    const far = (mover: MovementState, each: Intent) => stepMovement(mover, each, open).x - 50;
    const plain = far(stationaryState(50, 50, 0), input(127, 0));
    expect(far({ ...stationaryState(50, 50, 0), speedPerMille: 500 }, input(127, 0))).toBeCloseTo(plain / 2, 4);
    expect(far(stationaryState(50, 50, 0), input(127, 0, intentButtons.steady))).toBeLessThan(plain * 0.6);
    expect(far({ ...stationaryState(50, 50, 0), speedPerMille: 0 }, input(127, 0, intentButtons.dodge))).toBe(0);
  });

  test('starts at a free position when the given one lies in a wall', () => {
    const solid = new Uint8Array(10_000);
    solid[50 * 100 + 50] = 1;
    const free = nearestFree({ ...open, solid }, 50.5, 50.5);
    expect(isFree({ ...open, solid }, free.x, free.y)).toBe(true);
    expect(Math.hypot(free.x - 50.5, free.y - 50.5)).toBeLessThan(2);
    expect(() => nearestFree({ widthTiles: 4, heightTiles: 4, solid: new Uint8Array(16).fill(1) }, 2, 2)).toThrow(
      RangeError,
    );
  });
});
