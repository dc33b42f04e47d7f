import type { Doing } from '@necp/shared/npc/content';
import type { SpriteName } from '../combat/sprites/catalogue';
import type { Hand } from './armed';
import type { Gait, Pose } from './walk';

/** A prop in the hands or under the body, in tiles from the middle of the body. */
interface Prop extends Hand {
  readonly picture: SpriteName;
  readonly lift: number;
  readonly turn: number;
}

/** How a body stands, sits or crouches during an activity; tiles and radians, added to the walking pose. */
export interface Posture {
  readonly left: Hand;
  readonly right: Hand;
  /** Both feet in front of the middle, as when sitting, and their distance from each other. */
  readonly feet: Hand;
  /** The trunk, and the head beyond it. */
  readonly lean: number;
  readonly head: number;
  readonly headTurn: number;
  /** The size relative to standing: a character that sits or crouches is nearer to the ground. */
  readonly size: number;
  /** A turn of the whole body, in radians; none when left out. */
  readonly turn?: number;
  readonly props: readonly Prop[];
}

const stool: Prop = { picture: 'stool', along: -0.06, across: 0, lift: 0.02, turn: 0 };
const wave = (seconds: number, perSecond: number): number => Math.sin(seconds * perSecond * Math.PI * 2);

/** Returns the posture of an activity; null for walking, which has none. */
export function postureOf(doing: Doing, { seconds }: Gait): Posture | null {
  switch (doing) {
    case 'works':
      return works(seconds);
    case 'eats':
      return eats(seconds);
    case 'sleeps':
      return sleeps(seconds);
    case 'watches':
      return {
        ...upright,
        left: { along: 0.22, across: 0.1 },
        right: { along: 0.2, across: -0.08 },
        lean: -0.02,
        headTurn: wave(seconds, 0.09) * 0.75,
      };
    case 'talks':
      return talks(seconds);
    case 'hides':
      return {
        ...upright,
        size: 0.84,
        lean: 0.09,
        head: 0.02,
        left: { along: 0.2, across: -0.2 },
        right: { along: 0.22, across: 0.16 },
        headTurn: Math.sign(wave(seconds, 0.21)) * 0.6 + wave(seconds, 0.7) * 0.12,
      };
    case 'walks':
      return null;
  }
}

/** Standing at rest. */
export const upright: Posture = {
  left: { along: 0.24, across: -0.34 },
  right: { along: 0.24, across: 0.34 },
  feet: { along: 0.06, across: 0.15 },
  lean: 0,
  head: 0,
  headTurn: 0,
  size: 1,
  props: [],
};

/** Returns the posture of typing on a glowing tablet. */
function works(seconds: number): Posture {
  return {
    ...upright,
    lean: 0.03,
    head: 0.04,
    headTurn: wave(seconds, 0.11) * 0.14,
    left: { along: 0.37 + wave(seconds, 1.7) * 0.025, across: -0.11 + wave(seconds, 0.6) * 0.02 },
    right: { along: 0.37 - wave(seconds, 1.9) * 0.025, across: 0.12 + wave(seconds, 0.5) * 0.03 },
    props: [{ picture: 'slate', along: 0.42, across: 0, lift: 0.2, turn: 0 }],
  };
}

/** Returns the posture of eating from a bowl on a stool. */
function eats(seconds: number): Posture {
  const bite = Math.max(0, wave(seconds, 0.28));
  return {
    ...upright,
    size: 0.94,
    feet: { along: 0.3, across: 0.17 },
    lean: 0.02 + bite * 0.03,
    head: 0.02 + bite * 0.03,
    headTurn: wave(seconds, 0.07) * 0.2,
    left: { along: 0.34, across: -0.1 },
    right: { along: 0.36 - bite * 0.12, across: 0.16 - bite * 0.1 },
    props: [stool, { picture: 'bowl', along: 0.38, across: -0.05, lift: 0.23, turn: 0 }],
  };
}

/** Returns the posture of sleeping: sitting, legs out, arms folded, breathing slowly. */
function sleeps(seconds: number): Posture {
  const breath = wave(seconds, 0.16) * 0.014;
  return {
    ...upright,
    size: 0.92,
    feet: { along: 0.46, across: 0.12 },
    lean: -0.07 + breath,
    head: 0.05 + breath,
    headTurn: 0.85,
    left: { along: 0.2, across: 0.1 },
    right: { along: 0.18, across: -0.1 },
    props: [{ picture: 'bedroll', along: 0.12, across: 0, lift: 0.01, turn: 0 }],
  };
}

/** Returns the posture of talking: one hand gestures and the head nods. */
function talks(seconds: number): Posture {
  const point = Math.max(0, wave(seconds, 0.17)) * (0.7 + 0.3 * wave(seconds, 1.3));
  return {
    ...upright,
    lean: point * 0.02,
    headTurn: wave(seconds, 0.13) * 0.3,
    left: { along: 0.18, across: -0.26 },
    right: { along: 0.24 + point * 0.26, across: 0.34 - point * 0.18 + wave(seconds, 1.1) * 0.03 * point },
  };
}

/** Returns how far a posture replaces the walking pose: 1 standing still, 0 while walking. */
export function stillness({ pace }: Gait): number {
  return Math.max(0, 1 - pace * 4);
}

/** Returns a hand between its walking position and its posture. */
export function handBetween(walking: Hand, wanted: Hand, share: number): Hand {
  return {
    along: walking.along + (wanted.along - walking.along) * share,
    across: walking.across + (wanted.across - walking.across) * share,
  };
}

/** Returns the feet between a step and a posture. */
export function feetBetween(pose: Pose, wanted: Hand, share: number): { readonly left: Hand; readonly right: Hand } {
  return {
    left: handBetween({ along: pose.leftFoot, across: -0.15 }, { along: wanted.along, across: -wanted.across }, share),
    right: handBetween({ along: pose.rightFoot, across: 0.15 }, wanted, share),
  };
}
