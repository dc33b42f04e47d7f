import type { TileSpot } from '@necp/shared/kernel';
import { entityFlags, facingUnit, tickHz } from '@necp/shared/protocol';
import { clearFlag, setFlag, tileAt, type ZoneState } from '../state';
import { stepOf } from './collision-radius';
import { pathLimits, type PathFinder } from './paths';
import { isWalkClear } from './line-of-sight';
import type { Walk } from './walk';

/** A way is looked for again at most this often, and when its goal has moved this far. */
const searchEveryTicks = 6;
const goalDriftTiles = 1.5;
const arrivedTiles = 0.25;
/** Not getting on for this long means that something stands in the way. */
const stuckAfterTicks = 16;
const asideTicks = 8;

/** Somebody who is to set out. */
interface Walker {
  readonly row: number;
  readonly walk: Walk;
  readonly finder: PathFinder;
  /** Through the whole zone rather than through a fight: the search may look at far more tiles. */
  readonly isFar?: boolean;
}

export function spotOf(state: ZoneState, row: number): TileSpot {
  return { x: tileAt(state.x, row), y: tileAt(state.y, row) };
}

export function distanceBetween(one: TileSpot, other: TileSpot): number {
  return Math.hypot(other.x - one.x, other.y - one.y);
}

/**
 * Sets out for a spot; a way under way to the same one is kept. What the tick has no time left for begins in the next.
 */
export function headFor(state: ZoneState, body: Walker, goal: TileSpot): void {
  const { row, walk, finder } = body;
  const isUnderWay =
    walk.goal !== null && distanceBetween(walk.goal, goal) < goalDriftTiles && walk.corner < walk.route.length;
  if (isUnderWay || (walk.goal !== null && state.tick - walk.searchedTick < searchEveryTicks)) return;
  const from = spotOf(state, row);
  if (!isWalkClear(state.map, from, goal) && !finder.hasTime) return;
  walk.route = finder.find(from, goal, body.isFar === true ? pathLimits.farSearch : pathLimits.perSearch) ?? [];
  walk.corner = 0;
  walk.goal = goal;
  walk.searchedTick = state.tick;
  walk.stuckTicks = 0;
}

/** Stands where it is. */
export function stopWalking(walk: Walk): void {
  walk.route = [];
  walk.corner = 0;
  walk.goal = null;
}

export function hasArrived(walk: Walk): boolean {
  return walk.corner >= walk.route.length;
}

/**
 * One tick along the way: aside first, then from corner to corner.
 * @returns the direction it went, radians, or null when it stood
 */
export function stepAlong(
  state: ZoneState,
  body: { readonly row: number; readonly walk: Walk },
  tilesPerS: number,
): number | null {
  const { row, walk } = body;
  if (tilesPerS > 0 && state.tick < walk.asideUntilTick) return moveOn(state, row, { x: walk.asideX, y: walk.asideY });
  const corner = walk.route[walk.corner];
  if (corner === undefined || tilesPerS <= 0) {
    clearFlag(state, row, entityFlags.moving | entityFlags.sprinting);
    return null;
  }
  const from = spotOf(state, row);
  const left = distanceBetween(from, corner);
  const step = Math.min(tilesPerS / tickHz, left);
  if (left > 1e-4)
    moveOn(state, row, { x: ((corner.x - from.x) / left) * step, y: ((corner.y - from.y) / left) * step });
  const now = spotOf(state, row);
  if (distanceBetween(now, corner) <= arrivedTiles) walk.corner++;
  noteStuck(state, body, { wished: step, gone: distanceBetween(from, now) });
  return Math.atan2(corner.y - from.y, corner.x - from.x);
}

export function faceTo(state: ZoneState, row: number, radians: number): void {
  state.facing[row] = facingUnit(radians);
}

export function faceSpot(state: ZoneState, row: number, spot: TileSpot): void {
  faceTo(state, row, Math.atan2(spot.y - tileAt(state.y, row), spot.x - tileAt(state.x, row)));
}

function moveOn(state: ZoneState, row: number, by: TileSpot): number {
  const to = stepOf(state, row, by);
  state.x[row] = to.x;
  state.y[row] = to.y;
  setFlag(state, row, entityFlags.moving);
  return Math.atan2(by.y, by.x);
}

/** Whoever does not get on steps aside and looks for another way. */
function noteStuck(
  state: ZoneState,
  { walk }: { readonly walk: Walk },
  { wished, gone }: { readonly wished: number; readonly gone: number },
): void {
  walk.stuckTicks = gone < wished * 0.3 ? walk.stuckTicks + 1 : 0;
  if (walk.stuckTicks < stuckAfterTicks) return;
  const turn = state.rng.fraction() * 2 * Math.PI;
  walk.asideX = Math.cos(turn) * 0.1;
  walk.asideY = Math.sin(turn) * 0.1;
  walk.asideUntilTick = state.tick + asideTicks;
  stopWalking(walk);
}
