import type { TileSpot } from '@necp/shared/kernel';
import { entityFlags, facingUnit, tickHz } from '@necp/shared/protocol';
import { isWalkClear } from '../../core/line-of-sight';
import { clearFlag, setFlag, tileAt, type ZoneState } from '../../state';
import { aiSlice } from '../slice';
import { stepOf } from './collision-radius';
import { pathLimits } from './paths';
import type { Walk } from './walk';

/** A path is searched again at most this often, and when its goal has moved this far. */
const searchEveryTicks = 6;
const goalDriftTiles = 1.5;
const arrivedTiles = 0.25;
/** No progress for this long means that an obstacle stands in the way. */
const stuckAfterTicks = 16;
const asideTicks = 8;

/** A character that is to set out. */
interface Walker {
  readonly entityIndex: number;
  readonly walk: Walk;
  /** The path leads through the whole zone rather than through a fight, so the search may visit far more tiles. */
  readonly isFar?: boolean;
}

export function spotOf(state: ZoneState, entityIndex: number): TileSpot {
  return { x: tileAt(state.x, entityIndex), y: tileAt(state.y, entityIndex) };
}

export function distanceBetween(one: TileSpot, other: TileSpot): number {
  return Math.hypot(other.x - one.x, other.y - one.y);
}

/**
 * Sets out for a spot and keeps the current path when it leads there. A search for which this tick has no time left
 * begins in the next.
 */
export function headFor(state: ZoneState, walker: Walker, goal: TileSpot): void {
  const { entityIndex, walk } = walker;
  const isUnderWay =
    walk.goal !== null && distanceBetween(walk.goal, goal) < goalDriftTiles && walk.corner < walk.route.length;
  if (isUnderWay || (walk.goal !== null && state.tick - walk.searchedTick < searchEveryTicks)) return;
  const from = spotOf(state, entityIndex);
  const { finder } = aiSlice(state);
  if (!isWalkClear(state.map, from, goal) && !finder.hasTime) return;
  walk.route = finder.find(from, goal, walker.isFar === true ? pathLimits.farSearch : pathLimits.perSearch) ?? [];
  walk.corner = 0;
  walk.goal = goal;
  walk.searchedTick = state.tick;
  walk.stuckTicks = 0;
}

/** Stops a character where it is. */
export function stopWalking(walk: Walk): void {
  walk.route = [];
  walk.corner = 0;
  walk.goal = null;
}

export function hasArrived(walk: Walk): boolean {
  return walk.corner >= walk.route.length;
}

/**
 * Walks for one tick: a sidestep first, then from corner to corner.
 * @returns the direction in radians, or null when the character stood still
 */
export function stepAlong(
  state: ZoneState,
  walker: { readonly entityIndex: number; readonly walk: Walk },
  tilesPerS: number,
): number | null {
  const { entityIndex, walk } = walker;
  if (tilesPerS > 0 && state.tick < walk.asideUntilTick)
    return moveOn(state, entityIndex, { x: walk.asideX, y: walk.asideY });
  const corner = walk.route[walk.corner];
  if (corner === undefined || tilesPerS <= 0) {
    clearFlag(state, entityIndex, entityFlags.moving | entityFlags.sprinting);
    return null;
  }
  const from = spotOf(state, entityIndex);
  const left = distanceBetween(from, corner);
  const step = Math.min(tilesPerS / tickHz, left);
  if (left > 1e-4)
    moveOn(state, entityIndex, { x: ((corner.x - from.x) / left) * step, y: ((corner.y - from.y) / left) * step });
  const now = spotOf(state, entityIndex);
  if (distanceBetween(now, corner) <= arrivedTiles) walk.corner++;
  noteStuck(state, walker, { wanted: step, gone: distanceBetween(from, now) });
  return Math.atan2(corner.y - from.y, corner.x - from.x);
}

export function faceTo(state: ZoneState, entityIndex: number, radians: number): void {
  state.facing[entityIndex] = facingUnit(radians);
}

export function faceSpot(state: ZoneState, entityIndex: number, spot: TileSpot): void {
  faceTo(state, entityIndex, Math.atan2(spot.y - tileAt(state.y, entityIndex), spot.x - tileAt(state.x, entityIndex)));
}

function moveOn(state: ZoneState, entityIndex: number, by: TileSpot): number {
  const to = stepOf(state, entityIndex, by);
  state.x[entityIndex] = to.x;
  state.y[entityIndex] = to.y;
  setFlag(state, entityIndex, entityFlags.moving);
  return Math.atan2(by.y, by.x);
}

/** Lets a character that makes no progress step aside and search another path. */
function noteStuck(
  state: ZoneState,
  { walk }: { readonly walk: Walk },
  { wanted, gone }: { readonly wanted: number; readonly gone: number },
): void {
  walk.stuckTicks = gone < wanted * 0.3 ? walk.stuckTicks + 1 : 0;
  if (walk.stuckTicks < stuckAfterTicks) return;
  const turn = state.rng.fraction() * 2 * Math.PI;
  walk.asideX = Math.cos(turn) * 0.1;
  walk.asideY = Math.sin(turn) * 0.1;
  walk.asideUntilTick = state.tick + asideTicks;
  stopWalking(walk);
}
