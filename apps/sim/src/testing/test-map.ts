import type { ZoneId } from '@necp/shared/kernel';
import { coverOf } from '@necp/shared/zone/cover';
import type { ZoneMap } from '@necp/shared/zone/map';

/** Creates a small square of open ground with a walled block in the middle and a footpath round it. */
export function testMap(
  options: { readonly sideTiles?: number; readonly townspeopleCount?: number; readonly id?: string } = {},
): ZoneMap {
  const { sideTiles = 64, townspeopleCount = 6, id = 'watson' } = options;
  const solid = new Uint8Array(sideTiles * sideTiles);
  const from = Math.floor(sideTiles * 0.4);
  const to = Math.floor(sideTiles * 0.6);
  for (let y = from; y < to; y++) for (let x = from; x < to; x++) solid[y * sideTiles + x] = 1;
  const near = from - 2;
  const far = to + 2;
  const tiles = {
    widthTiles: sideTiles,
    heightTiles: sideTiles,
    solid,
    ground: new Uint8Array(sideTiles * sideTiles).fill(1),
    buildings: [],
    props: [],
  };
  return {
    id: id as ZoneId,
    name: { en: 'Test map', ru: 'Испытательная карта' },
    ...tiles,
    ...coverOf(tiles),
    isIndoors: false,
    palette: 'watson',
    signs: [],
    lamps: [],
    places: [],
    spawns: [{ x: 8.5, y: 8.5 }],
    footpath: {
      nodes: [
        [near, near],
        [far, near],
        [far, far],
        [near, far],
      ],
      edges: [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 0],
      ],
    },
    townspeopleCount,
  };
}
