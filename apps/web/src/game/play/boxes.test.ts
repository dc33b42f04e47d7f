import { expect, it } from 'vitest';
import { Boxes } from './boxes';

it('a box stays open until it refills and is forgotten in another zone', () => {
  let now = 1_000;
  const boxes = new Boxes(() => now);
  boxes.empty(7, 500);
  expect([boxes.isEmptied(7), boxes.isEmptied(8)]).toEqual([true, false]);
  now = 1_500;
  expect(boxes.isEmptied(7)).toBe(false);
  boxes.empty(7, 500);
  boxes.forget();
  expect(boxes.isEmptied(7)).toBe(false);
});
