import { expect, it } from 'vitest';
import { sortByShape } from './particle-order';

/** A record of eight floats: which one it is, and its shape. */
const record = (number: number, shape: number): number[] => [number, 0, 0, 0, 0, 0, shape, 0];

it('puts particles of one shape together and keeps their order', () => {
  const from = Float32Array.from([record(1, 5), record(2, 0), record(3, 5), record(4, 0), record(5, 2)].flat());
  const to = new Float32Array(from.length);
  const runs = sortByShape(from, to, { count: 5, floats: 8 });
  expect(runs).toEqual([
    { shape: 0, first: 0, count: 2 },
    { shape: 2, first: 2, count: 1 },
    { shape: 5, first: 3, count: 2 },
  ]);
  expect([0, 1, 2, 3, 4].map((at) => to[at * 8])).toEqual([2, 4, 5, 1, 3]);
});
