import { describe, expect, test } from 'vitest';
import { headingOn, needsArrow, withoutDoubles, type Pointer } from './pointing';

const pointer = (key: string, change: Partial<Pointer>): Pointer => ({
  key,
  x: 0,
  y: 0,
  liftTiles: 0.2,
  heading: null,
  mark: 'goal',
  name: '',
  distanceTiles: 20,
  ...change,
});
const left = (...pointers: Pointer[]) => withoutDoubles(pointers).map(({ key }) => key);

describe('markers of goals next to one another', () => {
  test('are merged into one, which shows the first goal', () => {
    expect(left(pointer('stall', {}), pointer('gate', { x: 2 }), pointer('pier', { x: 9 }))).toEqual(['stall', 'pier']);
  });

  test('are marked on the person rather than on the place', () => {
    expect(left(pointer('stall', {}), pointer('marta', { x: 1, liftTiles: 1.1 }))).toEqual(['marta']);
  });

  test('never hide a person, an offer or a friend', () => {
    expect(
      left(
        pointer('marta', { liftTiles: 1.1 }),
        pointer('vera', { x: 1, liftTiles: 1.1 }),
        pointer('nine', { mark: 'offer' }),
        pointer('friend', { mark: 'party', liftTiles: 1 }),
      ),
    ).toEqual(['marta', 'vera', 'nine', 'friend']);
  });
});

describe('the arrow to a goal', () => {
  test('is left out when the goal is at hand, behind a window of its own', () => {
    expect(needsArrow(pointer('mirror', { distanceTiles: 1.2 }))).toBe(false);
    expect(needsArrow(pointer('door', { distanceTiles: 11 }))).toBe(true);
  });

  const self = { x: 10, y: 10 };
  const behindHouse = { x: 10, y: 30 };
  const around = [{ x: 18, y: 10 }, { x: 18, y: 30 }, behindHouse];

  test('points to where the player has to walk, not through the house', () => {
    expect(headingOn(around, self, behindHouse)).toEqual({ x: 1, y: 0 });
  });

  test('turns before the player is at the corner', () => {
    const turning = headingOn(around, { x: 17, y: 10 }, behindHouse);
    expect(turning?.x).toBeGreaterThan(0);
    expect(turning?.y).toBeGreaterThan(turning?.x ?? 1);
  });

  test('points to the goal itself when nothing is in the way', () => {
    const heading = headingOn([{ x: 13, y: 14 }], self, { x: 13, y: 14 });
    expect(heading?.x).toBeCloseTo(0.6);
    expect(heading?.y).toBeCloseTo(0.8);
  });

  test('has no walk of its own to another goal, without a walk, and at its end', () => {
    expect(headingOn(around, self, { x: 40, y: 40 })).toBeNull();
    expect(headingOn([], self, behindHouse)).toBeNull();
    expect(headingOn([self], self, self)).toBeNull();
  });
});
