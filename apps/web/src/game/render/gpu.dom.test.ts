import { Buffer, type Geometry } from 'pixi.js';
import { expect, test } from 'vitest';
import { cityGeometry } from './city-meshes';
import { makeSquare } from './gpu';
import { Quads } from './quads';

const geometries: Record<string, () => Geometry> = {
  'a square': () => makeSquare(),
  'many squares': () => new Quads({ aDrop: 4 }, 2).geometry,
  'a block of the city': () => cityGeometry(new Uint8Array(144), new Uint32Array([0, 1, 2])),
};

test.each(Object.keys(geometries))('the renderer frees no buffer of %s that is out of sight for a while', (name) => {
  const geometry = geometries[name]!();
  const resources = [geometry, geometry.indexBuffer, ...geometry.buffers];
  expect(resources.filter((resource) => resource instanceof Buffer).length).toBeGreaterThan(1);
  expect(resources.map(({ autoGarbageCollect }) => autoGarbageCollect)).toEqual(resources.map(() => false));
});
