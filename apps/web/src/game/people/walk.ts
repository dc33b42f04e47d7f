/** How a character walks right now; advanced by `stepGait`. */
export interface Gait {
  /** Walk cycle, 0..1. */
  phase: number;
  /** 0 is standing, 1 is walking, 1.6 is sprinting; it changes gradually. */
  pace: number;
  /** Seconds, for breathing and swaying; differs per person. */
  seconds: number;
  /** The direction of walking relative to the facing, in radians. */
  drift: number;
}

export function makeGait(salt: number): Gait {
  return { phase: (salt * 0.37) % 1, pace: 0, seconds: salt * 1.7, drift: 0 };
}

const strideTiles = 1.5;

/** Advances the cycle by the distance walked, so that feet never slide. */
export function stepGait(
  gait: Gait,
  step: { readonly seconds: number; readonly walkedTiles: number; readonly heading: number; readonly facing: number },
): void {
  const speed = step.seconds > 0 ? step.walkedTiles / step.seconds : 0;
  const wanted = Math.min(1.6, speed / 4.2);
  gait.pace += (wanted - gait.pace) * Math.min(1, step.seconds * 12);
  gait.phase = (gait.phase + step.walkedTiles / strideTiles) % 1;
  gait.seconds += step.seconds;
  if (speed > 0.3) gait.drift = Math.atan2(Math.sin(step.heading - step.facing), Math.cos(step.heading - step.facing));
}

/** Offsets of the parts along the facing, in tiles, and turns in radians. */
export interface Pose {
  readonly leftFoot: number;
  readonly rightFoot: number;
  readonly leftArm: number;
  readonly rightArm: number;
  readonly lean: number;
  readonly twist: number;
  readonly headTurn: number;
  readonly sway: number;
}

/**
 * Returns the pose at a point of the walk: feet and arms swing in opposite directions, the trunk twists a little, and
 * breathing never stops.
 */
export function poseOf(gait: Gait): Pose {
  const swing = Math.sin(gait.phase * 2 * Math.PI);
  const stride = 0.23 * gait.pace;
  const backwards = Math.cos(gait.drift);
  const breath = Math.sin(gait.seconds * 1.9) * 0.006;
  const idle = 1 - Math.min(1, gait.pace);
  return {
    leftFoot: 0.06 + swing * stride * (backwards < 0 ? -1 : 1),
    rightFoot: 0.06 - swing * stride * (backwards < 0 ? -1 : 1),
    leftArm: 0.1 - swing * stride * 0.8,
    rightArm: 0.1 + swing * stride * 0.8,
    lean: 0.055 * gait.pace * backwards + breath,
    twist: swing * 0.11 * Math.min(1.2, gait.pace),
    headTurn: Math.sin(gait.seconds * 0.53) * 0.16 * idle,
    sway: Math.sin(gait.seconds * 0.9) * 0.008 * idle,
  };
}
