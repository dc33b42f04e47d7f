import { expect, test } from 'vitest';
import { isHeld, latencies, quantile } from './figures';

test('measures an update from the beginning of its tick to its arrival and skips ticks that were not timed', () => {
  const served = { ticks: Float64Array.of(7, 8), startsMs: Float64Array.of(1_000, 1_050) };
  expect([...latencies(served, Float64Array.of(7, 1_004, 8, 1_053, 9, 1_110, 7, 1_009))]).toEqual([4, 3, 9]);
});

test('quantiles are measured values, not interpolated ones', () => {
  const values = Float64Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([quantile(values, 0), quantile(values, 0.5), quantile(values, 0.99)]).toEqual([1, 51, 100]);
  expect(quantile(new Float64Array(0), 0.5)).toBeNaN();
});

test('counts a zone as held when it keeps its rate, updates arrive in time and no connection is lost', () => {
  expect(isHeld({ hz: 19.6, updateP99Ms: 40, closed: 0 })).toBe(true);
  expect(isHeld({ hz: 19.4, updateP99Ms: 40, closed: 0 })).toBe(false);
  expect(isHeld({ hz: 20, updateP99Ms: 51, closed: 0 })).toBe(false);
  expect(isHeld({ hz: 20, updateP99Ms: 40, closed: 1 })).toBe(false);
});
