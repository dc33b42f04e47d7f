import { expect, it } from 'vitest';
import { isServed, leftNow } from './rules';

it.each([
  [2, 50, 2],
  [2, 99, 2],
  [2, 100, 10],
  [12, 50, 10],
])('of %d left, filled up %d ms ago, there are %d of ten', (left, agoMs, now) => {
  expect(leftNow({ left, full: 10, sinceMs: 1_000, everyMs: 100 }, 1_000 + agoMs)).toBe(now);
});

it('a faction refuses those it thinks too little of', () => {
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
