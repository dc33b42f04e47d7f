import { expect, test } from 'vitest';
import { fitOf } from './level-fit';

test.each([
  [10, 1, 'trivial'],
  [10, 5, 'trivial'],
  [10, 6, 'easy'],
  [10, 8, 'easy'],
  [10, 9, 'even'],
  [10, 11, 'even'],
  [3, 5, 'hard'],
  [3, 6, 'hard'],
  [3, 7, 'deadly'],
] as const)('to a player of level %i a level of %i is %s', (own, level, fit) => {
  expect(fitOf(own, level)).toBe(fit);
});
