import { expect, it } from 'vitest';
import { isBearer } from './bearer';

it.each([
  ['Bearer a-long-enough-token', true],
  ['Bearer a-long-enough-tokem', false],
  ['Bearer a-long-enough-token-and-more', false],
  ['bearer', false],
  ['', false],
  [null, false],
  [undefined, false],
])('the header %o carries the token: %o', (authorization, carries) => {
  expect(isBearer(authorization, 'a-long-enough-token')).toBe(carries);
});
