import type { ZoneId } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';

/** Returns an open square for our own zone, without objects and people. */
export function openGround(sideTiles: number): ZoneMap {
  const tiles = sideTiles * sideTiles;
  return {
    id: 'open_ground' as ZoneId,
    name: { en: 'Open ground', ru: 'Пустырь' },
    widthTiles: sideTiles,
    heightTiles: sideTiles,
    solid: new Uint8Array(tiles),
    cover: new Uint8Array(tiles),
    opaque: new Uint8Array(tiles),
    ground: new Uint8Array(tiles).fill(1),
    isIndoors: false,
    palette: 'watson',
    buildings: [],
    signs: [],
    lamps: [],
    props: [],
    places: [],
    spawns: [{ x: sideTiles / 2, y: sideTiles / 2 }],
    footpath: { nodes: [], edges: [] },
    townspeopleCount: 0,
  };
}
