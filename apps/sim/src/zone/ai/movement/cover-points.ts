import type { TileSpot } from '@necp/shared/kernel';
import { isOpenTile, type Tiles } from '../../core/line-of-sight';

type Grounds = Tiles & { readonly solid: Uint8Array; readonly cover: Uint8Array; readonly opaque: Uint8Array };

/** A wall scores this much less than low cover, over which an enemy can shoot. */
const wallMalus = 60;
/** Softer obstacles are not worth hiding behind. */
const leastHardness = 20;
/** Enemies do not shoot at cover of this hardness or more. */
const hardFrom = 50;
const knownPoints = new WeakMap<Grounds, CoverPoints>();
const knownHard = new WeakMap<Grounds, Uint8Array>();
const cellTiles = 8;
/** The greatest distance between an entity and the obstacle that shelters it. */
const shoulderTiles = 0.25;
const reachTiles = [0.75, 1.1, 1.45] as const;

/** All tiles of a zone beside an obstacle that stops shots, by cells of eight tiles; found once. */
export interface CoverPoints {
  readonly columns: number;
  readonly cells: readonly (readonly TileSpot[])[];
}

/** The requirements of an enemy that looks for cover. */
export interface CoverOptions {
  readonly self: TileSpot;
  readonly threat: TileSpot;
  readonly withinTiles: number;
  /** Cover nearer to the threat than this is not used. */
  readonly leastTiles: number;
  readonly mostTiles: number;
  /** Checks whether another enemy uses the place already. */
  isTaken(spot: TileSpot): boolean;
}

/** Returns the cover of a map; it is searched once for all channels of the zone. */
export function coverPointsOf(map: Grounds): CoverPoints {
  const known = knownPoints.get(map);
  if (known !== undefined) return known;
  const points = findCoverPoints(map);
  knownPoints.set(map, points);
  return points;
}

/** Returns the tiles that stop most shots, row by row: 1 where they do. */
export function hardTilesOf(map: Grounds): Uint8Array {
  const known = knownHard.get(map);
  if (known !== undefined) return known;
  const hard = Uint8Array.from(map.cover, (hardness) => (hardness >= hardFrom ? 1 : 0));
  knownHard.set(map, hard);
  return hard;
}

function findCoverPoints(map: Grounds): CoverPoints {
  const columns = Math.ceil(map.widthTiles / cellTiles);
  const cells: TileSpot[][] = Array.from({ length: columns * Math.ceil(map.heightTiles / cellTiles) }, () => []);
  for (let y = 0; y < map.heightTiles; y++) {
    for (let x = 0; x < map.widthTiles; x++) {
      if (!isOpenTile(map, x, y) || !hasCoverBeside(map, x, y)) continue;
      cells[Math.floor(y / cellTiles) * columns + Math.floor(x / cellTiles)]?.push({ x: x + 0.5, y: y + 0.5 });
    }
  }
  return { columns, cells };
}

/**
 * Returns the hardness of the obstacle close to a spot that shields both shoulders from a threat; 0 when there is none.
 */
export function shelterFrom(map: Grounds, spot: TileSpot, threat: TileSpot): number {
  const dx = threat.x - spot.x;
  const dy = threat.y - spot.y;
  const length = Math.hypot(dx, dy) || 1;
  const way = { x: dx / length, y: dy / length };
  const side = { x: -way.y * shoulderTiles, y: way.x * shoulderTiles };
  const hardness = Math.min(
    hardnessAlong(map, { x: spot.x + side.x, y: spot.y + side.y }, way),
    hardnessAlong(map, { x: spot.x - side.x, y: spot.y - side.y }, way),
  );
  return hardness >= leastHardness ? hardness : 0;
}

function hardnessAlong({ widthTiles, heightTiles, cover }: Grounds, from: TileSpot, way: TileSpot): number {
  let hardest = 0;
  for (const reach of reachTiles) {
    const x = Math.floor(from.x + way.x * reach);
    const y = Math.floor(from.y + way.y * reach);
    if (x >= 0 && y >= 0 && x < widthTiles && y < heightTiles)
      hardest = Math.max(hardest, cover[y * widthTiles + x] ?? 0);
  }
  return hardest;
}

/** Returns the best place to hide: hard, near, and at the right distance from the threat; null when there is none. */
export function chooseCover(map: Grounds, points: CoverPoints, options: CoverOptions): TileSpot | null {
  const { self, threat, withinTiles } = options;
  let best: TileSpot | null = null;
  let bestScore = -Infinity;
  const right = Math.floor((self.x + withinTiles) / cellTiles);
  const bottom = Math.floor((self.y + withinTiles) / cellTiles);
  for (let cellY = Math.max(0, Math.floor((self.y - withinTiles) / cellTiles)); cellY <= bottom; cellY++) {
    for (
      let cellX = Math.max(0, Math.floor((self.x - withinTiles) / cellTiles));
      cellX <= Math.min(points.columns - 1, right);
      cellX++
    ) {
      for (const spot of points.cells[cellY * points.columns + cellX] ?? []) {
        const way = Math.hypot(spot.x - self.x, spot.y - self.y);
        const distance = Math.hypot(spot.x - threat.x, spot.y - threat.y);
        if (way > withinTiles || distance < options.leastTiles || distance > options.mostTiles) continue;
        const score = -2 * way - (distance < way ? 20 : 0);
        if (score + 50 <= bestScore) continue;
        const hardness = shelterFrom(map, spot, threat);
        const shelter = hardness === 100 ? hardness - wallMalus : hardness;
        if (shelter === 0 || score + shelter / 2 <= bestScore || options.isTaken(spot)) continue;
        best = spot;
        bestScore = score + shelter / 2;
      }
    }
  }
  return best;
}

function hasCoverBeside({ widthTiles, heightTiles, cover }: Grounds, x: number, y: number): boolean {
  for (let besideY = Math.max(0, y - 1); besideY <= Math.min(heightTiles - 1, y + 1); besideY++) {
    for (let besideX = Math.max(0, x - 1); besideX <= Math.min(widthTiles - 1, x + 1); besideX++) {
      if ((cover[besideY * widthTiles + besideX] ?? 0) >= leastHardness) return true;
    }
  }
  return false;
}
