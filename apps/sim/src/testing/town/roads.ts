import type { TileSpot } from '@necp/shared/kernel';
import { isFree } from '@necp/shared/zone/movement';
import type { ZoneMap } from '@necp/shared/zone/map';

const sides = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;
const slants = [
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;
const free = new WeakMap<ZoneMap, Uint8Array>();
/** The same places are used again and again, so their distances are cached. */
const known = new Map<string, Int32Array>();
const mostKnown = 200;

/** The walking distance of every tile from a goal; the path leads downhill from anywhere. */
export class Road {
  private readonly tiles: Int32Array;

  constructor(
    private readonly map: ZoneMap,
    readonly goal: TileSpot,
  ) {
    const key = `${map.id} ${Math.floor(goal.x)},${Math.floor(goal.y)}`;
    this.tiles = known.get(key) ?? distances(map, goal);
    known.delete(key);
    known.set(key, this.tiles);
    const [oldest] = known.keys();
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  }

  /** Checks whether the goal can be reached from here. */
  leadsFrom(from: TileSpot): boolean {
    return this.at(Math.floor(from.x), Math.floor(from.y)) >= 0;
  }

  /**
   * Returns where to step next, and the remaining distance in tiles.
   * @throws Error where no path leads there
   */
  nextFrom(from: TileSpot): { readonly to: TileSpot; readonly tilesLeft: number } {
    const [x, y] = [Math.floor(from.x), Math.floor(from.y)];
    const here = this.at(x, y);
    if (here === 0) return { to: this.goal, tilesLeft: Math.hypot(this.goal.x - from.x, this.goal.y - from.y) };
    let best = { x, y, left: here < 0 ? Number.MAX_SAFE_INTEGER : here };
    for (const [dx, dy] of [...sides, ...slants]) {
      const left = this.at(x + dx, y + dy);
      const isOpen = dx === 0 || dy === 0 || (this.at(x + dx, y) >= 0 && this.at(x, y + dy) >= 0);
      if (left >= 0 && isOpen && left < best.left) best = { x: x + dx, y: y + dy, left };
    }
    if (best.left === Number.MAX_SAFE_INTEGER)
      throw new Error(`no way from ${from.x},${from.y} to ${this.goal.x},${this.goal.y} in ${this.map.id}`);
    return { to: { x: best.x + 0.5, y: best.y + 0.5 }, tilesLeft: best.left };
  }

  private at(x: number, y: number): number {
    const { widthTiles, heightTiles } = this.map;
    return x < 0 || y < 0 || x >= widthTiles || y >= heightTiles ? -1 : (this.tiles[y * widthTiles + x] ?? -1);
  }
}

function distances(map: ZoneMap, goal: TileSpot): Int32Array {
  const { widthTiles, heightTiles } = map;
  const open = openTiles(map);
  const tiles = new Int32Array(widthTiles * heightTiles).fill(-1);
  const start = Math.floor(goal.y) * widthTiles + Math.floor(goal.x);
  const queue = [start];
  tiles[start] = 0;
  for (let head = 0; head < queue.length; head++) {
    const tile = queue[head] ?? 0;
    const x = tile % widthTiles;
    for (const [dx, dy] of sides) {
      const next = tile + dy * widthTiles + dx;
      if (
        x + dx < 0 ||
        x + dx >= widthTiles ||
        next < 0 ||
        next >= tiles.length ||
        tiles[next] !== -1 ||
        open[next] !== 1
      )
        continue;
      tiles[next] = (tiles[tile] ?? 0) + 1;
      queue.push(next);
    }
  }
  return tiles;
}

/** Returns the tiles in whose middle an entity has room. */
function openTiles(map: ZoneMap): Uint8Array {
  const drawn = free.get(map);
  if (drawn !== undefined) return drawn;
  const open = Uint8Array.from(map.solid, (_solid, tile) =>
    isFree(map, (tile % map.widthTiles) + 0.5, Math.floor(tile / map.widthTiles) + 0.5) ? 1 : 0,
  );
  free.set(map, open);
  return open;
}
