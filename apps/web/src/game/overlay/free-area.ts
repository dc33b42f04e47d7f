import type { Vec2 } from '@necp/shared/kernel';

/** A panel of the interface over the picture, in CSS pixels from the top left. */
export interface ScreenRect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface FreeArea {
  readonly width: number;
  readonly height: number;
  readonly panels: readonly ScreenRect[];
}

/** The room that a mark needs to each side. */
const halfPixels = 30;
/** The distance that a mark keeps from the edge of the screen. */
const edgePixels = 46;
const stepPixels = 6;

/** Checks whether a mark at a point would touch no panel and no edge. */
export function isFree({ x, y }: Vec2, { width, height, panels }: FreeArea): boolean {
  if (x < edgePixels || y < edgePixels || x > width - edgePixels || y > height - edgePixels) return false;
  return panels.every(
    ({ left, top, right, bottom }) =>
      x + halfPixels <= left || x - halfPixels >= right || y + halfPixels <= top || y - halfPixels >= bottom,
  );
}

/**
 * Returns where a mark for a target is shown: over the target when that is free, else as near to it as it gets on the
 * line from the middle of the screen; null when panels cover the whole line.
 */
export function freePoint(target: Vec2, area: FreeArea): Vec2 | null {
  const middle = { x: area.width / 2, y: area.height / 2 };
  const far = Math.hypot(target.x - middle.x, target.y - middle.y);
  const steps = Math.ceil(Math.min(far, area.width + area.height) / stepPixels);
  // A target far outside is first brought to the edge of the screen.
  const reach = Math.min(
    1,
    (middle.x - edgePixels) / Math.max(1, Math.abs(target.x - middle.x)),
    (middle.y - edgePixels) / Math.max(1, Math.abs(target.y - middle.y)),
  );
  for (let step = steps; step >= 0; step--) {
    const share = (reach * step) / Math.max(1, steps);
    const point = { x: middle.x + (target.x - middle.x) * share, y: middle.y + (target.y - middle.y) * share };
    if (isFree(point, area)) return point;
  }
  return null;
}

/** A mark nearer to the player's own character than this would have its distance on the name of the character. */
const nearPixels = { x: 56, y: 96 } as const;

/**
 * Returns where the distance stands beside an arrow: behind it, but not on the name of the player's own character.
 *
 * @param aim the direction of the arrow
 * @param fromSelf where the arrow is, from the middle of the screen
 */
export function distanceSpot(aim: Vec2, fromSelf: Vec2): Vec2 {
  const isNear = Math.abs(fromSelf.x) < nearPixels.x && Math.abs(fromSelf.y) < nearPixels.y;
  if (!isNear) return { x: aim.x > 0 ? -30 : 30, y: aim.y > 0 ? -14 : 14 };
  return { x: fromSelf.x < 0 ? -34 : 34, y: 0 };
}

/** Returns a point outside of the screen in a direction, so that a mark for it stands at the edge. */
export function farAlong(heading: Vec2, { width, height }: FreeArea): Vec2 {
  const far = width + height;
  return { x: width / 2 + heading.x * far, y: height / 2 + heading.y * far };
}
