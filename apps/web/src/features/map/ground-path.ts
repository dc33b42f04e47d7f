import type { TileSpot } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';

/** A circle that a walk keeps out of where it can. */
export interface Danger extends TileSpot {
  readonly radiusTiles: number;
}

interface Ground extends Pick<ZoneMap, 'solid' | 'widthTiles' | 'heightTiles'> {
  readonly dangers?: readonly Danger[];
}

const diagonal = Math.SQRT2;
/** The neighbours of a tile and the length of the step to each. */
const steps = [
  [1, 0, 1],
  [-1, 0, 1],
  [0, 1, 1],
  [0, -1, 1],
  [1, 1, diagonal],
  [1, -1, diagonal],
  [-1, 1, diagonal],
  [-1, -1, diagonal],
] as const;
/** A step in a danger counts as this many: a detour may be so much longer. */
const dangerSteps = 6;
/** A spot in a wall counts as the nearest free tile within this distance. */
const nearbyTiles = 6;

/**
 * Returns the corners of the shortest walk from spot to spot, both included; the straight line where there is none.
 * The walk keeps out of dangers unless every other one is much longer. It searches the tiles by A*, and then leaves out
 * each corner that can be cut.
 */
export function groundPath(ground: Ground, from: TileSpot, to: TileSpot): readonly TileSpot[] {
  const start = freeTile(ground, from);
  const end = freeTile(ground, to);
  const tiles = start === null || end === null ? null : tilesBetween(ground, start, end);
  if (tiles === null) return [from, to];
  const spots = tiles.map((tile) => middleOf(ground, tile));
  return straightened(ground, [from, ...spots.slice(1, -1), to]);
}

/** Returns how long a path is, in tiles. */
export function lengthOf(path: readonly TileSpot[]): number {
  return path.reduce((sum, spot, index) => {
    const before = path[index - 1];
    return before ? sum + Math.hypot(spot.x - before.x, spot.y - before.y) : sum;
  }, 0);
}

function tilesBetween(ground: Ground, start: number, end: number): readonly number[] | null {
  const { widthTiles, heightTiles } = ground;
  const size = widthTiles * heightTiles;
  const cost = new Float64Array(size).fill(Infinity);
  const before = new Int32Array(size).fill(-1);
  const isDone = new Uint8Array(size);
  const dangerous = dangerousTiles(ground);
  const open = new Heap();
  const goal = middleOf(ground, end);
  const left = (tile: number): number => {
    const dx = Math.abs(goal.x - 0.5 - (tile % widthTiles));
    const dy = Math.abs(goal.y - 0.5 - Math.floor(tile / widthTiles));
    return Math.max(dx, dy) + (diagonal - 1) * Math.min(dx, dy);
  };
  cost[start] = 0;
  open.push(start, left(start));
  for (let tile = open.pop(); tile !== null; tile = open.pop()) {
    if (tile === end) return walked(before, end);
    if (isDone[tile] === 1) continue;
    isDone[tile] = 1;
    const x = tile % widthTiles;
    const y = Math.floor(tile / widthTiles);
    for (const [dx, dy, far] of steps) {
      if (!isFree(ground, x + dx, y + dy) || !isFree(ground, x + dx, y) || !isFree(ground, x, y + dy)) continue;
      const next = tile + dx + dy * widthTiles;
      const reached = (cost[tile] ?? Infinity) + (dangerous[next] === 1 ? far * dangerSteps : far);
      if (reached >= (cost[next] ?? Infinity)) continue;
      cost[next] = reached;
      before[next] = tile;
      open.push(next, reached + left(next));
    }
  }
  return null;
}

/** Marks the tiles that lie in a danger. */
function dangerousTiles({ widthTiles, heightTiles, dangers = [] }: Ground): Uint8Array {
  const marked = new Uint8Array(widthTiles * heightTiles);
  for (const danger of dangers) {
    const [left, right] = [danger.x - danger.radiusTiles, danger.x + danger.radiusTiles];
    const [top, bottom] = [danger.y - danger.radiusTiles, danger.y + danger.radiusTiles];
    for (let y = Math.max(0, Math.floor(top)); y <= Math.min(heightTiles - 1, bottom); y++)
      for (let x = Math.max(0, Math.floor(left)); x <= Math.min(widthTiles - 1, right); x++)
        if (isIn(danger, { x: x + 0.5, y: y + 0.5 })) marked[y * widthTiles + x] = 1;
  }
  return marked;
}

const isIn = (danger: Danger, { x, y }: TileSpot): boolean =>
  Math.hypot(danger.x - x, danger.y - y) <= danger.radiusTiles;

function walked(before: Int32Array, end: number): readonly number[] {
  const tiles: number[] = [];
  for (let tile = end; tile >= 0; tile = before[tile] ?? -1) tiles.push(tile);
  return tiles.reverse();
}

function straightened(ground: Ground, spots: readonly TileSpot[]): readonly TileSpot[] {
  const corners: TileSpot[] = [];
  let from = spots[0];
  if (!from) return [];
  corners.push(from);
  for (let index = 1; index < spots.length; index++) {
    const next = spots[index + 1];
    const here = spots[index];
    if (!here) continue;
    if (next && isOpenLine(ground, from, next)) continue;
    corners.push(here);
    from = here;
  }
  return corners;
}

function isOpenLine(ground: Ground, from: TileSpot, to: TileSpot): boolean {
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  const count = Math.max(1, Math.ceil(far * 3));
  // A corner may be cut through a danger only where the walk is in it already.
  const avoided = (ground.dangers ?? []).filter((danger) => !isIn(danger, from));
  for (let index = 0; index <= count; index++) {
    const x = from.x + ((to.x - from.x) * index) / count;
    const y = from.y + ((to.y - from.y) * index) / count;
    if (!isFree(ground, Math.floor(x), Math.floor(y)) || avoided.some((danger) => isIn(danger, { x, y }))) return false;
  }
  return true;
}

function isFree({ solid, widthTiles, heightTiles }: Ground, x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x < widthTiles && y < heightTiles && solid[y * widthTiles + x] === 0;
}

function freeTile(ground: Ground, spot: TileSpot): number | null {
  let best: number | null = null;
  let least = Infinity;
  const [middleX, middleY] = [Math.floor(spot.x), Math.floor(spot.y)];
  for (let y = middleY - nearbyTiles; y <= middleY + nearbyTiles; y++) {
    for (let x = middleX - nearbyTiles; x <= middleX + nearbyTiles; x++) {
      const far = Math.hypot(x - middleX, y - middleY);
      if (far >= least || !isFree(ground, x, y)) continue;
      least = far;
      best = y * ground.widthTiles + x;
    }
  }
  return best;
}

const middleOf = ({ widthTiles }: Ground, tile: number): TileSpot => ({
  x: (tile % widthTiles) + 0.5,
  y: Math.floor(tile / widthTiles) + 0.5,
});

/** A binary heap that gives back the entry with the lowest weight first. */
class Heap {
  private readonly entries: number[] = [];
  private readonly weights: number[] = [];

  push(entry: number, weight: number): void {
    let at = this.entries.length;
    this.entries.push(entry);
    this.weights.push(weight);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((this.weights[above] ?? 0) <= weight) break;
      this.swap(at, above);
      at = above;
    }
  }

  pop(): number | null {
    const top = this.entries[0];
    if (top === undefined) return null;
    this.swap(0, this.entries.length - 1);
    this.entries.pop();
    this.weights.pop();
    this.sink();
    return top;
  }

  private sink(): void {
    const count = this.entries.length;
    for (let at = 0; ; ) {
      const left = at * 2 + 1;
      if (left >= count) return;
      const right = left + 1;
      const lower = right < count && (this.weights[right] ?? 0) < (this.weights[left] ?? 0) ? right : left;
      if ((this.weights[at] ?? 0) <= (this.weights[lower] ?? 0)) return;
      this.swap(at, lower);
      at = lower;
    }
  }

  private swap(a: number, b: number): void {
    [this.entries[a], this.entries[b]] = [this.entries[b] as number, this.entries[a] as number];
    [this.weights[a], this.weights[b]] = [this.weights[b] as number, this.weights[a] as number];
  }
}
