import { expect, it } from 'vitest';
import { isServed, leftNow } from './rules';

it.each([
  [2, 50, 2],
  [2, 99, 2],
  [2, 100, 10],
  [12, 50, 10],
])('with %d left and %d ms since the restock, %d of ten are in stock', (left, agoMs, now) => {
  expect(leftNow({ left, full: 10, sinceMs: 1_000, everyMs: 100 }, 1_000 + agoMs)).toBe(now);
});

it('a vendor refuses characters with a low reputation', () => {
  const tiers = [
    { id: 'hated', fromPoints: -3000 },
    { id: 'wary', fromPoints: -400 },
    { id: 'unknown', fromPoints: -100 },
  ].map((tier) => ({ ...tier, name: { en: 'a', ru: 'а' }, pricePercent: 100 })) as never;
  const faction = { gives: [{ tier: 'wary', what: 'refuses_service', text: { en: 'a', ru: 'а' } }] } as never;
  expect([-2_000, -400, -101, -100, 50].map((points) => isServed(faction, points, tiers))).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
  expect(isServed(undefined, -2_000, tiers)).toBe(true);
});
