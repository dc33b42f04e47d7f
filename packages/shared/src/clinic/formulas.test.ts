import { expect, test } from 'vitest';
import { operationChits } from './formulas';

test.each([
  [0, 10],
  [99, 10],
  [220, 22],
  [1_405, 141],
])('an implant that costs %i chits is installed for %i', (buyChits, chits) => {
  expect(operationChits(buyChits)).toBe(chits);
});
