import { cityLayout, type Chunk } from '../city-meshes';
import { Geometry, keepGeometry, makeBuffer } from '../gpu';
import { OpeningSurfaces } from './opening';
import { layOutSurfaces } from './surface-layout';

/** A chunk's mesh with the place of each surface in the chunk's texture. */
export interface BakedGeometry {
  readonly geometry: Geometry;
  readonly width: number;
  readonly height: number;
  readonly indices: Uint32Array;
  readonly opening: OpeningSurfaces;
}

const mostPixels = 2048;
/**
 * Shares of the screen's pixels per tile: facades lean towards the camera, so they need more along and fewer up; roofs
 * are nearer to the camera than the ground.
 */
const shares = { along: 1.05, up: 0.62, flat: 1.05 };

/** @param tilePixels device pixels per tile on the ground */
export function bakedGeometry(chunk: Chunk, tilePixels: number): BakedGeometry {
  const density = { along: shares.along * tilePixels, up: shares.up * tilePixels, flat: shares.flat * tilePixels };
  const { width, height, uvs, indices, solidCount, openBoxes } = layOutSurfaces(chunk.vertices, density, mostPixels);
  const geometry = new Geometry({
    attributes: {
      ...cityLayout(chunk.buffer),
      aBake: { buffer: makeBuffer(uvs), format: 'float32x2', stride: 8, offset: 0 },
    },
    indexBuffer: indices,
  });
  const opening = new OpeningSurfaces(indices, solidCount, openBoxes);
  return { geometry: keepGeometry(geometry), width, height, indices, opening };
}
