import { noticeTiles } from '@necp/shared/combat/formulas';
import type { TileSpot } from '@necp/shared/kernel';
import { isLineClear, type Tiles } from '../../core/line-of-sight';

/** What an enemy sees and hears with; its `perception` is one. */
export interface Senses {
  readonly sightTiles: number;
  readonly fieldDegrees: number;
  readonly hearingTiles: number;
}

/** A combatant that may be noticed. */
export interface Mark extends TileSpot {
  /** How far its steps are heard. */
  readonly soundTiles: number;
  readonly soundPercent: number;
  /** 0 to 1; lower for a crouching combatant. */
  readonly conspicuous: number;
}

/** How far the steps of an entity carry, in tiles, by its movement. */
export const stepSoundTiles = { still: 0, steady: 1, walking: 3.5, sprinting: 8 } as const;
/** How conspicuous a crouching entity is. */
export const steadyShare = 0.7;
/**
 * A combatant nearer than this is noticed at any angle; one behind the field of view and farther away only when heard.
 */
const feltTiles = 1.2;

/** The result of a perception check: 0 at the farthest spot at which the mark would be noticed, 1 face to face. */
export interface Notice {
  readonly how: 'seen' | 'heard';
  readonly strength: number;
}

/**
 * Returns whether and how well a mark is noticed from a position and a view direction.
 * @param eye facing in radians
 */
export function notice(
  map: Tiles & { readonly opaque: Uint8Array },
  eye: TileSpot & { readonly facing: number; readonly senses: Senses },
  mark: Mark,
): Notice | null {
  const { senses } = eye;
  const dx = mark.x - eye.x;
  const dy = mark.y - eye.y;
  const distance = Math.sqrt(dx * dx + dy * dy);
  if (distance > Math.max(senses.sightTiles, senses.hearingTiles)) return null;
  const isSeen =
    distance <= senses.sightTiles &&
    isInField(eye, dx, dy) &&
    isLineClear({ widthTiles: map.widthTiles, heightTiles: map.heightTiles, marked: map.opaque }, eye, mark);
  const reach = noticeTiles(senses, {
    soundTiles: mark.soundTiles,
    soundPercent: mark.soundPercent,
    isInView: isSeen ? mark.conspicuous : 0,
  });
  if (isSeen && distance <= reach) return { how: 'seen', strength: 1 - distance / reach };
  const heard = Math.max(
    feltTiles,
    noticeTiles(senses, { soundTiles: mark.soundTiles, soundPercent: mark.soundPercent, isInView: 0 }),
  );
  return distance <= heard ? { how: 'heard', strength: 1 - distance / heard } : null;
}

/** Checks whether a direction lies within the field of view. */
function isInField(eye: { readonly facing: number; readonly senses: Senses }, dx: number, dy: number): boolean {
  const half = (eye.senses.fieldDegrees / 360) * Math.PI;
  return Math.abs(turnBetween(eye.facing, Math.atan2(dy, dx))) <= half;
}

/** Returns the shortest turn from one direction to another, in radians, -π to π. */
export function turnBetween(from: number, to: number): number {
  const turn = (to - from) % (2 * Math.PI);
  if (turn > Math.PI) return turn - 2 * Math.PI;
  return turn < -Math.PI ? turn + 2 * Math.PI : turn;
}
