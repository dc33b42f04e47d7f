import type { TileSpot } from '../kernel';
import type { FirearmContent } from '../inventory/content';
import { coverShare, deviationDegrees, recoilAfter, spreadOf, type Stance } from './formulas';

/** The ground as shots see it; a `ZoneMap` is one. */
export interface Range {
  readonly widthTiles: number;
  readonly heightTiles: number;
  /** The penetration a shot needs to pass each tile, 0 to 100. */
  readonly cover: Uint8Array;
  /** 1 where the tile blocks the view. */
  readonly opaque: Uint8Array;
}

/** The state of a trigger and its barrel, on a clock in milliseconds that zone and client each derive from ticks. */
export interface Trigger {
  readonly readyMs: number;
  readonly recoilDegrees: number;
  readonly recoilMs: number;
  /** Shots of the burst that have not been fired yet. */
  readonly burstLeft: number;
}

/**
 * Shots of one press in burst mode, and the interval between two of them as a share of `cycleMs`; the rest of the time
 * passes after the last shot.
 */
export const burst = { shots: 3, cycleShare: 0.4 } as const;
/**
 * A shot may be fired this early, so that two intents that arrive in one tick both count; the debt stays on the
 * trigger.
 */
export const triggerGraceMs = 100;
/** A press this long before the weapon is ready remains valid. */
export const pullKeptMs = 180;
/**
 * A held trigger is pressed again automatically this long after the weapon was ready, for gamepads and tired fingers.
 */
const heldPullMs = 220;
/** How long aiming takes to reach its full effect. */
export const steadyMs = 300;
/** Shots pass over low cover this near to the shooter. */
export const huggedTiles = 1.5;

/** Returns the n-th fraction of a seed, 0 (included) to 1 (excluded): the same in every engine (mulberry32). */
export function seededFraction(seed: number, index: number): number {
  let state = (seed + Math.imul(index + 1, 0x6d2b79f5)) >>> 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 0x1_0000_0000;
}

/** Returns the share of the aiming bonus after some time, 0 to 1. */
export function aimedShare(steadyForMs: number): number {
  return Math.max(0, Math.min(1, steadyForMs / steadyMs));
}

/**
 * Returns the directions of the projectiles of one shot, in radians. The recoil of the stance is what earlier shots
 * have left by now.
 */
export function shotDirections(
  weapon: Pick<FirearmContent, 'spreadDegrees' | 'pellets'>,
  stance: Stance,
  aim: { readonly radians: number; readonly seed: number },
): number[] {
  const spread = spreadOf(weapon.spreadDegrees, stance);
  return Array.from(
    { length: weapon.pellets },
    (_, pellet) => aim.radians + (deviationDegrees(spread, seededFraction(aim.seed, pellet)) * Math.PI) / 180,
  );
}

/** Returns the recoil left at a moment, in degrees. */
export function recoilAt(trigger: Trigger, settleDegreesPerS: number, nowMs: number): number {
  return Math.max(0, trigger.recoilDegrees - (settleDegreesPerS * Math.max(0, nowMs - trigger.recoilMs)) / 1000);
}

/** Checks whether the weapon could fire at this moment. */
export function isReady(trigger: Trigger, nowMs: number): boolean {
  return nowMs + triggerGraceMs >= trigger.readyMs;
}

/**
 * Checks whether the trigger fires now: while held, an automatic keeps firing, and other weapons fire again by
 * themselves, slower than with quick presses. A burst ends by itself.
 */
export function firesNow(
  trigger: Trigger,
  mode: FirearmContent['fireMode'],
  pull: { readonly nowMs: number; readonly isHeld: boolean; readonly pulledUntilMs: number },
): boolean {
  if (!isReady(trigger, pull.nowMs)) return false;
  if (trigger.burstLeft > 0) return true;
  if (pull.nowMs <= pull.pulledUntilMs) return true;
  return pull.isHeld && (mode === 'automatic' || pull.nowMs >= trigger.readyMs + heldPullMs);
}

/** Returns the trigger after a shot: the mean rate over a magazine is one shot every `cycleMs` in every mode. */
export function afterShot(
  trigger: Trigger,
  weapon: Pick<FirearmContent, 'fireMode' | 'cycleMs' | 'recoilDegrees' | 'settleDegreesPerS'>,
  shot: { readonly nowMs: number; readonly recoilPercent: number; readonly roundsLeft: number },
): Trigger {
  const { nowMs, recoilPercent, roundsLeft } = shot;
  const isBurst = weapon.fireMode === 'burst';
  const burstLeft = !isBurst || roundsLeft === 0 ? 0 : (trigger.burstLeft > 0 ? trigger.burstLeft : burst.shots) - 1;
  const within = weapon.cycleMs * burst.cycleShare;
  const wait = isBurst
    ? burstLeft > 0
      ? within
      : burst.shots * weapon.cycleMs - (burst.shots - 1) * within
    : weapon.cycleMs;
  // A weapon that was ready for long starts its cycle now; one that fires without a break keeps its fractions of a
  // tick.
  const from = trigger.readyMs < nowMs - triggerGraceMs ? nowMs : trigger.readyMs;
  const pause = { forMs: Math.max(0, nowMs - trigger.recoilMs), settleDegreesPerS: weapon.settleDegreesPerS };
  return {
    readyMs: from + wait,
    burstLeft,
    recoilMs: nowMs,
    recoilDegrees: recoilAfter(trigger.recoilDegrees, { addsDegrees: weapon.recoilDegrees, recoilPercent }, pause),
  };
}

/** The state of a shot at a point of its path. */
export interface Passage {
  readonly x: number;
  readonly y: number;
  /** Share of the damage that cover has left; 0 when the shot stopped here. */
  readonly share: number;
  /** Hardness of the cover it is in, 0 in the open: one wall of several tiles counts once. */
  readonly inside: number;
}

/**
 * Follows a shot over one segment: freely through open tiles, with the loss of `coverShare` through cover softer than
 * its penetration, up to the edge of the first tile that stops it. Low cover beside the shooter does not count.
 */
export function passTiles(
  range: Range,
  passage: Passage,
  flight: { readonly to: TileSpot; readonly penetration: number; readonly muzzle: TileSpot },
): Passage {
  const { to, penetration, muzzle } = flight;
  const lengthX = to.x - passage.x;
  const lengthY = to.y - passage.y;
  let { share, inside } = passage;
  walk.begin(passage, to);
  do {
    const hardness = hardnessAt(range, walk, muzzle);
    if (hardness > inside) {
      share *= coverShare(penetration, hardness);
      if (share <= 0)
        return { x: passage.x + lengthX * walk.at, y: passage.y + lengthY * walk.at, share: 0, inside: hardness };
    }
    inside = hardness === 0 ? 0 : Math.max(inside, hardness);
  } while (walk.next());
  return { x: to.x, y: to.y, share, inside };
}

/** Returns where a shot without a target ends: at what stops it, or in the air at the end of its range. */
export function shotEnd(
  range: Range,
  from: TileSpot,
  shot: { readonly radians: number; readonly rangeTiles: number; readonly penetration: number },
): { readonly x: number; readonly y: number; readonly hit: 'none' | 'wall' } {
  const to = {
    x: from.x + Math.cos(shot.radians) * shot.rangeTiles,
    y: from.y + Math.sin(shot.radians) * shot.rangeTiles,
  };
  const end = passTiles(
    range,
    { x: from.x, y: from.y, share: 1, inside: 0 },
    { to, penetration: shot.penetration, muzzle: from },
  );
  return { x: end.x, y: end.y, hit: end.share <= 0 ? 'wall' : 'none' };
}

/** Checks whether nothing between two spots blocks the view. */
export function isInSight(range: Range, from: TileSpot, to: TileSpot): boolean {
  walk.begin(from, to);
  do {
    const { tileX, tileY } = walk;
    if (tileX < 0 || tileY < 0 || tileX >= range.widthTiles || tileY >= range.heightTiles) return false;
    if (range.opaque[tileY * range.widthTiles + tileX] !== 0) return false;
  } while (walk.next());
  return true;
}

/**
 * The tiles of a straight line in order, the first one included (Amanatides and Woo, "A Fast Voxel Traversal
 * Algorithm", 1987).
 */
class TileWalk {
  tileX = 0;
  tileY = 0;
  /** The part of the line at which the tile is entered. */
  at = 0;
  private stepX = 1;
  private stepY = 1;
  private acrossX = 0;
  private acrossY = 0;
  private nextX = 0;
  private nextY = 0;
  private left = 0;

  begin(from: TileSpot, to: TileSpot): void {
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    this.tileX = Math.floor(from.x);
    this.tileY = Math.floor(from.y);
    this.at = 0;
    this.stepX = dx > 0 ? 1 : -1;
    this.stepY = dy > 0 ? 1 : -1;
    this.acrossX = dx === 0 ? Infinity : Math.abs(1 / dx);
    this.acrossY = dy === 0 ? Infinity : Math.abs(1 / dy);
    this.nextX = dx === 0 ? Infinity : (dx > 0 ? this.tileX + 1 - from.x : from.x - this.tileX) * this.acrossX;
    this.nextY = dy === 0 ? Infinity : (dy > 0 ? this.tileY + 1 - from.y : from.y - this.tileY) * this.acrossY;
    this.left = 255;
  }

  /** Moves to the next tile; returns false at the end of the line. */
  next(): boolean {
    const at = Math.min(this.nextX, this.nextY);
    if (at > 1 || this.left-- === 0) return false;
    if (this.nextX < this.nextY) {
      this.tileX += this.stepX;
      this.nextX += this.acrossX;
    } else {
      this.tileY += this.stepY;
      this.nextY += this.acrossY;
    }
    this.at = at;
    return true;
  }
}

/** Only one line is walked at a time, so one instance is enough. */
const walk = new TileWalk();

/** Everything outside the zone stops shots. */
function hardnessAt(range: Range, { tileX, tileY }: Pick<TileWalk, 'tileX' | 'tileY'>, muzzle: TileSpot): number {
  if (tileX < 0 || tileY < 0 || tileX >= range.widthTiles || tileY >= range.heightTiles) return 100;
  const tile = tileY * range.widthTiles + tileX;
  const hardness = range.cover[tile] ?? 0;
  if (hardness === 0 || range.opaque[tile] !== 0) return hardness;
  return Math.hypot(tileX + 0.5 - muzzle.x, tileY + 0.5 - muzzle.y) <= huggedTiles ? 0 : hardness;
}
