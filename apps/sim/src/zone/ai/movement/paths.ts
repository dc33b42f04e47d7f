import type { TileSpot } from '@necp/shared/kernel';
import { isOpenTile, isWalkClear, type Tiles } from '../../core/line-of-sight';

type Ground = Tiles & { readonly solid: Uint8Array };

/** Corners of a path without its start; the last corner is where the path ends. */
export type Route = readonly TileSpot[];

/** How many tiles one search and all searches of one tick may visit; later callers wait for the next tick. */
export const pathLimits = { perSearch: 1_500, perTick: 6_000, farSearch: 40_000 } as const;

const straight = 1;
const slant = Math.SQRT2;
const steps = [
  [1, 0, straight],
  [-1, 0, straight],
  [0, 1, straight],
  [0, -1, straight],
  [1, 1, slant],
  [1, -1, slant],
  [-1, 1, slant],
  [-1, -1, slant],
] as const;

/**
 * Finds paths round walls with A* over the tiles of a zone (Hart, Nilsson and Raphael, 1968): eight directions, no cut
 * corners, straightened afterwards. Between two searches it keeps nothing but its buffers.
 */
export class PathFinder {
  /** Tiles visited since the beginning of the tick. */
  spent = 0;
  /** Buffers for every tile, allocated by the first search. */
  private cost = new Float32Array(0);
  private came = new Int32Array(0);
  private seen = new Uint32Array(0);
  private readonly heap = new TileHeap();
  private search = 0;

  constructor(private readonly ground: Ground) {}

  /** Whether this tick has tiles left to visit. */
  get hasTime(): boolean {
    return this.spent < pathLimits.perTick;
  }

  /**
   * Returns the path to a spot, or to the nearest spot the search reached; null when not even one step is possible.
   * @param mostTiles how many tiles to visit before the nearest one so far has to do
   */
  find(from: TileSpot, to: TileSpot, mostTiles: number = pathLimits.perSearch): Route | null {
    const { ground } = this;
    if (isWalkClear(ground, from, to)) return [to];
    const width = ground.widthTiles;
    const start = Math.floor(from.y) * width + Math.floor(from.x);
    const goalX = Math.floor(to.x);
    const goalY = Math.floor(to.y);
    const end = this.explore(start, { x: goalX, y: goalY }, mostTiles);
    if (end === start) return null;
    const tiles: TileSpot[] = [];
    for (let tile = end; tile !== start; tile = this.came[tile] ?? start)
      tiles.push({ x: (tile % width) + 0.5, y: Math.floor(tile / width) + 0.5 });
    tiles.reverse();
    if (end === goalY * width + goalX) tiles[tiles.length - 1] = to;
    return this.straighten(from, tiles);
  }

  /** Searches from the start until the goal or the limit is reached; returns the tile on which it ends. */
  private explore(start: number, goal: TileSpot, mostTiles: number): number {
    this.makeRoom();
    const { ground, cost, came, seen, heap } = this;
    const width = ground.widthTiles;
    const mark = ++this.search;
    heap.clear();
    cost[start] = 0;
    seen[start] = mark;
    let nearest = start;
    let nearestLeft = leftTo(start % width, Math.floor(start / width), goal);
    heap.push(start, nearestLeft);
    for (let looked = 0; looked < mostTiles; looked++) {
      const tile = heap.pop();
      if (tile < 0) break;
      this.spent++;
      const x = tile % width;
      const y = Math.floor(tile / width);
      const left = leftTo(x, y, goal);
      if (left < nearestLeft) {
        nearest = tile;
        nearestLeft = left;
        if (left === 0) break;
      }
      const spent = cost[tile] ?? 0;
      for (const [stepX, stepY, length] of steps) {
        if (!isOpenTile(ground, x + stepX, y + stepY)) continue;
        if (length === slant && !(isOpenTile(ground, x + stepX, y) && isOpenTile(ground, x, y + stepY))) continue;
        const next = tile + stepY * width + stepX;
        const reached = Math.fround(spent + length);
        if (seen[next] === mark && (cost[next] ?? 0) <= reached) continue;
        seen[next] = mark;
        cost[next] = reached;
        came[next] = tile;
        heap.push(next, reached + leftTo(x + stepX, y + stepY, goal));
      }
    }
    return nearest;
  }

  private makeRoom(): void {
    const tiles = this.ground.widthTiles * this.ground.heightTiles;
    if (this.cost.length === tiles) return;
    this.cost = new Float32Array(tiles);
    this.came = new Int32Array(tiles);
    this.seen = new Uint32Array(tiles);
  }

  /** Removes every corner that can be walked past. */
  private straighten(from: TileSpot, tiles: readonly TileSpot[]): Route {
    const route: TileSpot[] = [];
    let anchor = from;
    for (let index = 0; index < tiles.length - 1; index++) {
      const here = tiles[index];
      const next = tiles[index + 1];
      if (here === undefined || next === undefined || isWalkClear(this.ground, anchor, next)) continue;
      route.push(here);
      anchor = here;
    }
    const last = tiles[tiles.length - 1];
    if (last !== undefined) route.push(last);
    return route;
  }
}

/**
 * Returns the shortest distance over open ground in eight directions, raised by a thousandth so that the straight path
 * is tried first among equals.
 */
function leftTo(x: number, y: number, goal: TileSpot): number {
  const dx = Math.abs(goal.x - x);
  const dy = Math.abs(goal.y - y);
  return (Math.max(dx, dy) + (slant - 1) * Math.min(dx, dy)) * 1.001;
}

/** A heap of tiles with the most promising one on top. */
class TileHeap {
  private tiles: number[] = [];
  private costs: number[] = [];

  clear(): void {
    this.tiles.length = 0;
    this.costs.length = 0;
  }

  push(tile: number, cost: number): void {
    const { tiles, costs } = this;
    let place = tiles.length;
    tiles.push(tile);
    costs.push(cost);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if ((costs[parent] ?? 0) <= cost) break;
      tiles[place] = tiles[parent] ?? 0;
      costs[place] = costs[parent] ?? 0;
      place = parent;
    }
    tiles[place] = tile;
    costs[place] = cost;
  }

  /** @returns -1 when there is nothing left */
  pop(): number {
    const { tiles, costs } = this;
    const top = tiles[0];
    const lastTile = tiles.pop();
    const lastCost = costs.pop();
    if (top === undefined || lastTile === undefined || lastCost === undefined) return -1;
    if (tiles.length === 0) return top;
    let place = 0;
    for (;;) {
      let child = place * 2 + 1;
      if (child >= tiles.length) break;
      if (child + 1 < tiles.length && (costs[child + 1] ?? 0) < (costs[child] ?? 0)) child++;
      if ((costs[child] ?? 0) >= lastCost) break;
      tiles[place] = tiles[child] ?? 0;
      costs[place] = costs[child] ?? 0;
      place = child;
    }
    tiles[place] = lastTile;
    costs[place] = lastCost;
    return top;
  }
}
