import { describe, expect, test } from 'vitest';
import { withoutDoubles, type Pointer } from './pointing';

const pointer = (key: string, change: Partial<Pointer>): Pointer => ({
  key,
  x: 0,
  y: 0,
  liftTiles: 0.2,
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
