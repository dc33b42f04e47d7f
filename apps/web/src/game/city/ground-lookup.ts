import { groundKinds, type GroundKind, type ZoneMap } from '@necp/shared/zone/map';

/** One square of ground that is being painted. */
export interface GroundSheet {
  readonly pen: CanvasRenderingContext2D;
  readonly map: ZoneMap;
  /** North-west corner, in tiles. */
  readonly left: number;
  readonly top: number;
  readonly tilePixels: number;
}

/**
 * Returns the kind of ground at a tile; beyond the zone its outermost streets and waters continue, so that the edge of
 * the map is never seen.
 */
export function groundAt(map: ZoneMap, x: number, y: number): GroundKind {
  const column = Math.min(map.widthTiles - 1, Math.max(0, x));
  const row = Math.min(map.heightTiles - 1, Math.max(0, y));
  return groundKinds[map.ground[row * map.widthTiles + column] ?? 0] ?? 'void';
}

const roadKinds: ReadonlySet<GroundKind> = new Set(['asphalt', 'crossing', 'roadmark']);

export function isRoad(kind: GroundKind): boolean {
  return roadKinds.has(kind);
}

/** Returns how many tiles of the same kind are in a row through this one, by axis. */
export function runThrough(map: ZoneMap, x: number, y: number): { across: number; down: number } {
  const kind = groundAt(map, x, y);
  const reach = (dx: number, dy: number): number => {
    let steps = 0;
    while (steps < 12 && groundAt(map, x + dx * (steps + 1), y + dy * (steps + 1)) === kind) steps += 1;
    return steps;
  };
  return { across: 1 + reach(1, 0) + reach(-1, 0), down: 1 + reach(0, 1) + reach(0, -1) };
}

const soakOf: Record<GroundKind, number> = {
  void: 0.3,
  asphalt: 1,
  sidewalk: 0.62,
  crossing: 1,
  plaza: 0.75,
  alley: 0.9,
  interior: 0,
  grass: 0.12,
  water: 1,
  roadmark: 1,
  stairs: 0.5,
  tiles: 0.3,
  marble: 0.6,
  carpet: 0,
  plates: 0.7,
  shallows: 1,
};
/** The share of a tile that is reflecting water. */
const mirrorOf: Partial<Record<GroundKind, number>> = { water: 1, shallows: 0.72 };

/** Returns one byte pair per tile for the ground shader: how wet it gets, and open water. */
export function soakMap(map: ZoneMap): Uint8Array {
  const bytes = new Uint8Array(map.widthTiles * map.heightTiles * 4);
  map.ground.forEach((index, tile) => {
    const kind = groundKinds[index] ?? 'void';
    bytes.set([Math.round(soakOf[kind] * 255), Math.round((mirrorOf[kind] ?? 0) * 255), 0, 255], tile * 4);
  });
  return bytes;
}
