import { describe, expect, it } from 'vitest';
import { loadZoneMap } from '@necp/content/client';
import { raiseBuilding } from '../../city/buildings';
import { MeshWriter, vertexBytes } from '../../city/mesh-writer';
import { skyAt } from '../../city/sky';
import { resolutionFor } from '../sharpness';
import { isSkyChanged } from './sky-change';
import { layOutSurfaces } from './surface-layout';

const density = { along: 40, up: 24, flat: 40 };

async function meshOf(buildings: number) {
  const map = await loadZoneMap('watson');
  const writer = new MeshWriter();
  for (const building of map.buildings.slice(0, buildings)) raiseBuilding(writer, building);
  return writer.finish();
}

describe('the texture of a chunk', () => {
  it('has a rectangle of its own for every surface', async () => {
    const { vertices } = await meshOf(3);
    const { uvs, width, height } = layOutSurfaces(vertices, density, 4096);
    const boxes = Array.from({ length: uvs.length / 8 }, (_, at) => uvs.subarray(at * 8, at * 8 + 8))
      .map((uv) => ({ left: uv[0]! * width, top: uv[1]! * height, right: uv[4]! * width, bottom: uv[5]! * height }))
      .sort((a, b) => a.left - b.left);
    expect(boxes.length).toBe(vertices.byteLength / vertexBytes / 4);
    for (const [at, box] of boxes.entries()) {
      expect(box.right).toBeLessThanOrEqual(width);
      expect(box.bottom).toBeLessThanOrEqual(height);
      for (const other of boxes.slice(at + 1)) {
        if (other.left >= box.right) break;
        expect(other.top >= box.bottom || box.top >= other.bottom).toBe(true);
      }
    }
  });

  it('gets coarser instead of larger than the graphics can hold', async () => {
    const { vertices } = await meshOf(12);
    const { width, height } = layOutSurfaces(vertices, density, 1024);
    expect(Math.max(width, height)).toBeLessThanOrEqual(1024);
  });

  it('is drawn from the roofs down, every triangle once', async () => {
    const { vertices, indices } = await meshOf(3);
    const points = new Float32Array(vertices.buffer, 0, vertices.byteLength / 4);
    const layout = layOutSurfaces(vertices, density, 4096);
    expect(layout.indices.toSorted()).toEqual(indices.toSorted());
    expect(layout.solidCount).toBeGreaterThan(0);
    expect(layout.solidCount).toBeLessThan(layout.indices.length);
    const tops = Array.from({ length: layout.indices.length / 6 }, (_, at) =>
      Math.max(...[0, 1, 2, 5].map((corner) => points[layout.indices[at * 6 + corner]! * (vertexBytes / 4) + 2]!)),
    );
    for (const part of [tops.slice(0, layout.solidCount / 6), tops.slice(layout.solidCount / 6)])
      expect(part).toEqual(part.toSorted((a, b) => b - a));
  });
});

describe('baked light', () => {
  const sky = skyAt(1_000_000);

  it('stays while the difference is too small to see', () => {
    expect(isSkyChanged(sky, { ...sky, hour: sky.hour + 0.01, wind: 3, rain: 1 })).toBe(false);
  });

  it('is baked again when the sky gets brighter, darker or wetter', () => {
    const [red, green, blue] = sky.ambient;
    expect(isSkyChanged(sky, { ...sky, ambient: [red + 0.04, green, blue] })).toBe(true);
    expect(isSkyChanged(sky, { ...sky, night: sky.night > 0.5 ? 0 : 1 })).toBe(true);
    expect(isSkyChanged(sky, { ...sky, wet: sky.wet - 0.3 })).toBe(true);
  });
});

describe('the sharpness of the picture', () => {
  const desk = { width: 1440, height: 900, devicePixels: 1, isDrawnByProcessor: true };
  const phone = { width: 390, height: 844, devicePixels: 2, isDrawnByProcessor: true };

  it('is that of the screen on usual screens without a graphics card', () => {
    expect(resolutionFor(desk)).toBe(1);
    expect(resolutionFor(phone)).toBe(2);
  });

  it('never falls below one pixel for each CSS pixel, nor rises above two', () => {
    expect(resolutionFor({ ...desk, width: 3840, height: 2160, devicePixels: 2 })).toBe(1);
    expect(resolutionFor({ ...phone, devicePixels: 3, isDrawnByProcessor: false })).toBe(2);
  });

  it('is that of the screen with a graphics card', () => {
    expect(resolutionFor({ ...desk, devicePixels: 2, isDrawnByProcessor: false })).toBe(2);
  });
});
