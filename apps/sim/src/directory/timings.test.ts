import { expect, test } from 'vitest';
import { drainWaits, mostDrainMs } from './timings';

test('all waits of a drain together end a second before the process gives up', () => {
  const sumMs = Object.values(drainWaits).reduce((sum, waitMs) => sum + waitMs, 0);
  expect(sumMs).toBeLessThanOrEqual(mostDrainMs - 1_000);
});
