import type { TileSpot } from '@necp/shared/kernel';
import { noticeTiles } from '@necp/shared/combat/formulas';
import { isLineClear, type Tiles } from './line-of-sight';

/** What somebody sees and hears with; an enemy's `perception` is one. */
export interface Senses {
  readonly sightTiles: number;
  readonly fieldDegrees: number;
  readonly hearingTiles: number;
}

/** Who may be noticed. */
export interface Mark extends TileSpot {
  /** How far its steps are heard. */
  readonly soundTiles: number;
  readonly soundPercent: number;
  /** 0 to 1: less for whoever makes itself small. */
  readonly conspicuous: number;
}

/** How far the steps of a body carry, in tiles, by how it moves. */
export const stepSoundTiles = { standing: 0, steady: 1, walking: 3.5, sprinting: 8 } as const;
/** How much of a body shows while it makes itself small. */
export const steadyShare = 0.7;
/** Behind this angle nobody is noticed, however near, unless heard; nearer than this one feels who stands there. */
const feltTiles = 1.2;

/**
 * What noticing came to: how near it is to the farthest spot at which it would have been noticed, 0 at the edge, 1 face
 * to face.
 */
export interface Notice {
  readonly how: 'seen' | 'heard';
  readonly strength: number;
}

/** Whether and how well somebody notices a mark from where they stand and look. @param eye facing in radians */
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

/** Whether a direction lies within the field of view. */
function isInField(eye: { readonly facing: number; readonly senses: Senses }, dx: number, dy: number): boolean {
  const half = (eye.senses.fieldDegrees / 360) * Math.PI;
  return Math.abs(turnBetween(eye.facing, Math.atan2(dy, dx))) <= half;
}

/** The shortest turn from one direction to another, radians, -π to π. */
export function turnBetween(from: number, to: number): number {
  const turn = (to - from) % (2 * Math.PI);
  if (turn > Math.PI) return turn - 2 * Math.PI;
  return turn < -Math.PI ? turn + 2 * Math.PI : turn;
}
