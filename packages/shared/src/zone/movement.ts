import type { TileSpot, Vec2 } from '../kernel';
import { dodgeRoll } from '../combat/formulas';
import { tickHz, tickMs } from '../protocol/messages';
import { facingRadians, facingUnit } from '../protocol/codec/quantise';
import { intentButtons, type Intent } from '../protocol/world';

/** The ground for walking; a `ZoneMap` is one. */
export interface Ground {
  readonly widthTiles: number;
  readonly heightTiles: number;
  /** 1 where no entity can stand, row by row. */
  readonly solid: Uint8Array;
}

/** The ground for an entity with its own radius; it defaults to the usual one. */
export interface GroundFor extends Ground {
  readonly radiusTiles?: number;
}

/** A moving entity; positions are 32-bit floats, so that the simulation and every browser agree to the last bit. */
export interface MovementState {
  readonly x: number;
  readonly y: number;
  /** 0..255 for a full turn, the upper half of `Intent.aim`. */
  readonly facing: number;
  /** Speed in thousandths, after load and statuses; 0 prevents walking. */
  readonly speedPerMille: number;
  /** Steps left of a dodge roll, its direction (0..255), and steps until the next one may begin. */
  readonly rollSteps: number;
  readonly rollFacing: number;
  readonly rollRestSteps: number;
}

/** Returns the state of an entity at full speed that is not rolling. */
export function stationaryState(x: number, y: number, facing: number): MovementState {
  return { x, y, facing, speedPerMille: 1000, rollSteps: 0, rollFacing: 0, rollRestSteps: 0 };
}

export const entityRadiusTiles = 0.3;
export const walkTilesPerSecond = 4.2;
export const sprintTilesPerSecond = 6.4;
/** Share of the walking speed while aiming. */
export const steadyShare = 0.55;
/** A roll in whole steps; the rest counts from its beginning. */
export const rollLengthSteps = Math.round(dodgeRoll.lastsMs / tickMs);
export const rollRestSteps = Math.round(dodgeRoll.cooldownMs / tickMs);

const fullAxis = 127;
/**
 * Walls are searched this much beyond an entity's radius; it is larger than the rounding error of a path cut into a
 * usual number of parts.
 */
export const openTiles = 0.01;
export const mostOpenParts = 64;
/** Shorter than the radius, so that no step can jump a corner between two checks. */
export const longestPartTiles = 0.15;
/**
 * The distance from a wall at which a pushed entity comes to rest; larger than the rounding of 32-bit floats on a zone
 * of 1,024 tiles.
 */
export const clearanceTiles = 0.0005;
/**
 * An entity that is pushed round a corner may end farther than its step reaches; then a smaller share of the step is
 * tried.
 */
export const slideShares = [1, 0.9, 0.75, 0.5] as const;
/**
 * A walker who runs straight into the edge of a crate, a car or a house is led round it when the way is free this far
 * to the side; enough for either side of an obstacle of one tile.
 */
export const cornerTiles = 0.85;
/** The distances to the side are searched in these steps, and the way ahead must be free for this far. */
const cornerStepTiles = 0.05;
const cornerAheadTiles = 0.2;
/** A walker who covers less than this share of a step is stuck. */
const stuckShare = 0.1;

/**
 * Executes one tick of one entity: it turns, walks, rolls and slides along walls, but never enters one. The same call
 * predicts in the browser and decides in the simulation. For an entity that may not roll (stamina), the caller removes
 * the button from the intent before.
 */
export function stepMovement(mover: MovementState, intent: Intent, ground: Ground): MovementState {
  const facing = (intent.aim >> 8) & 0xff;
  const { speedPerMille } = mover;
  // The fields are read one by one, because this runs for every entity in every tick, and spreading objects costs more
  // than the step.
  const { rollSteps, rollFacing, rollRestSteps: restSteps } = rollOf(mover, intent);
  if (rollSteps > 0) {
    const { x, y } = moveWithCollision(ground, mover, alongRoll(rollFacing));
    return { x, y, facing, speedPerMille, rollSteps: rollSteps - 1, rollFacing, rollRestSteps: restSteps };
  }
  const length = Math.sqrt(intent.moveX * intent.moveX + intent.moveY * intent.moveY);
  if (length === 0 || speedPerMille === 0)
    return { x: mover.x, y: mover.y, facing, speedPerMille, rollSteps, rollFacing, rollRestSteps: restSteps };
  const scale = (topTilesPerSecond(intent) * (speedPerMille / 1000)) / tickHz / Math.max(length, fullAxis);
  const { x, y } = walkWithCollision(ground, mover, { x: intent.moveX * scale, y: intent.moveY * scale });
  return { x, y, facing, speedPerMille, rollSteps, rollFacing, rollRestSteps: restSteps };
}

/** Moves a walker, who goes round a corner instead of standing still before it. */
function walkWithCollision(ground: GroundFor, from: TileSpot, by: Vec2): TileSpot {
  const to = moveWithCollision(ground, from, by);
  const step = Math.sqrt(by.x * by.x + by.y * by.y);
  const covered = Math.sqrt((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y));
  return covered < step * stuckShare ? roundCorner(ground, from, by) : to;
}

/** Returns the next spot on the shorter way round the obstacle ahead, or the same spot when there is none. */
function roundCorner(ground: GroundFor, from: TileSpot, by: Vec2): TileSpot {
  const isAlongX = Math.abs(by.x) >= Math.abs(by.y);
  const ahead = Math.sign(isAlongX ? by.x : by.y) * cornerAheadTiles;
  const beside = (side: number, forward: number): TileSpot =>
    isAlongX ? spot(from.x + forward, from.y + side) : spot(from.x + side, from.y + forward);
  const isOpenAt = (side: number, forward: number): boolean => {
    const { x, y } = beside(side, forward);
    return isFree(ground, x, y);
  };
  const blocked = [false, false];
  for (let count = 1; count * cornerStepTiles <= cornerTiles; count++) {
    for (const [index, sign] of [-1, 1].entries()) {
      const side = sign * count * cornerStepTiles;
      blocked[index] ||= !isOpenAt(side, 0);
      if (blocked[index] || !isOpenAt(side, ahead)) continue;
      const step = Math.sqrt(by.x * by.x + by.y * by.y);
      const to = beside(sign * Math.min(step, Math.abs(side)), 0);
      return isFree(ground, to.x, to.y) ? to : from;
    }
  }
  return from;
}

/** Moves an entity by a distance: it slides along walls and never enters one. */
export function moveWithCollision(ground: GroundFor, from: TileSpot, by: Vec2): TileSpot {
  const parts = Math.ceil(Math.sqrt(by.x * by.x + by.y * by.y) / longestPartTiles);
  if (parts <= mostOpenParts && isOpen(ground, from, by)) return stride(from, by, parts);
  let at: TileSpot = { x: from.x, y: from.y };
  for (let count = 0; count < parts; count++) at = advance(ground, at, { x: by.x / parts, y: by.y / parts });
  return at;
}

/** Takes the same steps where there is no wall to slide along. */
function stride(from: TileSpot, by: Vec2, parts: number): TileSpot {
  const partX = by.x / parts;
  const partY = by.y / parts;
  let { x, y } = from;
  for (let count = 0; count < parts; count++) {
    x = Math.fround(x + partX);
    y = Math.fround(y + partY);
  }
  return { x, y };
}

/** Checks that no wall is near any point of a path. */
function isOpen(ground: GroundFor, from: TileSpot, by: Vec2): boolean {
  const { radiusTiles = entityRadiusTiles, solid, widthTiles, heightTiles } = ground;
  const reach = radiusTiles + openTiles;
  const left = Math.floor(Math.min(from.x, from.x + by.x) - reach);
  const top = Math.floor(Math.min(from.y, from.y + by.y) - reach);
  const right = Math.floor(Math.max(from.x, from.x + by.x) + reach);
  const bottom = Math.floor(Math.max(from.y, from.y + by.y) + reach);
  if (left < 0 || top < 0 || right >= widthTiles || bottom >= heightTiles) return false;
  for (let tileY = top; tileY <= bottom; tileY++) {
    for (let place = tileY * widthTiles + left; place <= tileY * widthTiles + right; place++)
      if (solid[place] !== 0) return false;
  }
  return true;
}

/** Checks whether this intent begins a roll for this entity. */
export function beginsRoll(mover: MovementState, intent: Intent): boolean {
  return (
    (intent.buttons & intentButtons.dodge) !== 0 &&
    mover.rollSteps === 0 &&
    mover.rollRestSteps === 0 &&
    mover.speedPerMille > 0
  );
}

/** Rolls in the direction of the input, else in the view direction. */
function rollOf(
  mover: MovementState,
  intent: Intent,
): Pick<MovementState, 'rollSteps' | 'rollFacing' | 'rollRestSteps'> {
  if (beginsRoll(mover, intent)) {
    const isMoving = intent.moveX !== 0 || intent.moveY !== 0;
    return {
      rollSteps: rollLengthSteps,
      rollFacing: isMoving ? facingUnit(Math.atan2(intent.moveY, intent.moveX)) : (intent.aim >> 8) & 0xff,
      rollRestSteps,
    };
  }
  return {
    rollSteps: mover.rollSteps,
    rollFacing: mover.rollFacing,
    rollRestSteps: Math.max(0, mover.rollRestSteps - 1),
  };
}

/** Engines differ in the last bits of sine and cosine; all of them agree on these bits. */
function coarse(value: number): number {
  return Math.round(value * 4096) / 4096;
}

function alongRoll(rollFacing: number): Vec2 {
  const radians = facingRadians(rollFacing);
  const tiles = dodgeRoll.tiles / rollLengthSteps;
  return { x: coarse(Math.cos(radians)) * tiles, y: coarse(Math.sin(radians)) * tiles };
}

/** Checks whether an entity can stand here without touching a wall or the edge of the zone. */
export function isFree(ground: GroundFor, x: number, y: number): boolean {
  return deepestWall(ground, x, y) === null;
}

/** Finer than any wall is thick, so that the nearest spot is on the original side. */
const ringTiles = 0.25;

/**
 * Returns the free spot nearest to a given one, searched in rings; for spawns, for drops that fall against a wall, and
 * for saved positions on changed maps.
 * @throws RangeError when nothing within 32 tiles is free.
 */
export function nearestFree(ground: Ground, x: number, y: number): TileSpot {
  for (let ring = 0; ring * ringTiles <= 32; ring++) {
    const points = Math.max(1, ring * 8);
    for (let point = 0; point < points; point++) {
      const angle = (point / points) * 2 * Math.PI;
      const spot = {
        x: Math.fround(x + Math.cos(angle) * ring * ringTiles),
        y: Math.fround(y + Math.sin(angle) * ring * ringTiles),
      };
      if (isFree(ground, spot.x, spot.y)) return spot;
    }
  }
  throw new RangeError('nowhere to stand');
}

function topTilesPerSecond(intent: Intent): number {
  if ((intent.buttons & intentButtons.steady) !== 0) return walkTilesPerSecond * steadyShare;
  return (intent.buttons & intentButtons.sprint) !== 0 ? sprintTilesPerSecond : walkTilesPerSecond;
}

/**
 * Moves the whole way; if that is blocked, the entity is pushed out of the obstacle, or moves along one axis, or stays.
 * Every result was checked to be free.
 */
function advance(ground: GroundFor, from: TileSpot, by: Vec2): TileSpot {
  const wanted = spot(from.x + by.x, from.y + by.y);
  if (isFree(ground, wanted.x, wanted.y)) return wanted;
  for (const share of slideShares) {
    const pushed = pushOut(ground, spot(from.x + by.x * share, from.y + by.y * share));
    if (pushed !== null && isWithin(from, pushed, by)) return pushed;
  }
  const alongX = spot(from.x + by.x, from.y);
  if (isFree(ground, alongX.x, alongX.y)) return alongX;
  const alongY = spot(from.x, from.y + by.y);
  return isFree(ground, alongY.x, alongY.y) ? alongY : from;
}

function spot(x: number, y: number): TileSpot {
  return { x: Math.fround(x), y: Math.fround(y) };
}

function isWithin(from: TileSpot, to: TileSpot, by: Vec2): boolean {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  return dx * dx + dy * dy <= by.x * by.x + by.y * by.y;
}

/** Pushes an entity out of up to two walls and checks that it is free afterwards; null when it is not. */
function pushOut(ground: GroundFor, start: TileSpot): TileSpot | null {
  let at = start;
  for (let tries = 0; tries < 3; tries++) {
    const wall = deepestWall(ground, at.x, at.y);
    if (wall === null) return at;
    at = spot(at.x + wall.pushX, at.y + wall.pushY);
  }
  return isFree(ground, at.x, at.y) ? at : null;
}

/**
 * Returns the wall that an entity overlaps most and the way out of it, or null on free ground. Tiles outside the zone
 * are walls.
 */
function deepestWall(ground: GroundFor, x: number, y: number): { pushX: number; pushY: number } | null {
  const { radiusTiles = entityRadiusTiles } = ground;
  let deepest: { pushX: number; pushY: number } | null = null;
  let nearest = radiusTiles * radiusTiles;
  const right = Math.floor(x + radiusTiles);
  const bottom = Math.floor(y + radiusTiles);
  for (let tileY = Math.floor(y - radiusTiles); tileY <= bottom; tileY++) {
    for (let tileX = Math.floor(x - radiusTiles); tileX <= right; tileX++) {
      if (!isSolid(ground, tileX, tileY)) continue;
      const dx = x - Math.max(tileX, Math.min(x, tileX + 1));
      const dy = y - Math.max(tileY, Math.min(y, tileY + 1));
      const squared = dx * dx + dy * dy;
      if (squared >= nearest) continue;
      nearest = squared;
      deepest = wayOut(dx, dy, radiusTiles);
    }
  }
  return deepest;
}

function isSolid(ground: Ground, tileX: number, tileY: number): boolean {
  if (tileX < 0 || tileY < 0 || tileX >= ground.widthTiles || tileY >= ground.heightTiles) return true;
  return ground.solid[tileY * ground.widthTiles + tileX] !== 0;
}

/** A centre inside the tile has no direction out, so the caller falls back to one axis. */
function wayOut(dx: number, dy: number, radiusTiles: number): { pushX: number; pushY: number } {
  const distance = Math.sqrt(dx * dx + dy * dy);
  if (distance === 0) return { pushX: 0, pushY: 0 };
  const push = (radiusTiles + clearanceTiles - distance) / distance;
  return { pushX: dx * push, pushY: dy * push };
}
