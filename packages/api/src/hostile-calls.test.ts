import { expect, it } from 'vitest';
import { callWithHostileValues } from './testing/hostile-calls';

it('answers hostile values in every operation without a fault', async () => {
  const { faults, byStatus } = await callWithHostileValues({ calls: 600, seed: 20_771_123 });
  expect(faults).toEqual([]);
  expect(byStatus[200]).toBeGreaterThan(5);
  expect(byStatus[400]).toBeGreaterThan(50);
  expect({}).not.toHaveProperty('polluted');
});
