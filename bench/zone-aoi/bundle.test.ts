import { expect, test } from 'vitest';
import { bundle, productSight } from './bundle';

test('finds the rules of sight in the sources of the product', () => {
  const { enterTiles, leaveTiles, nearTiles, everyTick } = productSight();
  expect(leaveTiles).toBeGreaterThan(enterTiles);
  expect(nearTiles).toBeGreaterThan(0);
  expect(everyTick).toBeGreaterThan(0);
});

test('bundles the product with the walking speed and the tiers of the workload', async () => {
  expect(await bundle('servers/product', { tilesPerInput: 0.25, tiers: 'none' })).toMatch(/product-none-0\.25\.mjs$/);
});
