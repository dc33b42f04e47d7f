import type { Vec2 } from '@necp/shared/kernel';
import type { Box } from './plate-layout';

/** How far the sign of a gate reaches above and below the middle of its name, in CSS pixels. */
const abovePixels = 17;
const belowPixels = 31;
/** A sign over the player's own character lets it through. */
const throughAlpha = 0.18;

/** Returns the rectangle of a sign whose name is at a point. */
export function signBox({ x, y }: Vec2, wide: number): Box {
  return { left: x - wide / 2, right: x + wide / 2, top: y - abovePixels, bottom: y + belowPixels };
}

/** Returns how opaque a sign is: it never hides the player's own character. */
export function signAlpha(sign: Box, self: Box | null): number {
  if (self === null) return 1;
  const isApart =
    sign.right <= self.left || sign.left >= self.right || sign.bottom <= self.top || sign.top >= self.bottom;
  return isApart ? 1 : throughAlpha;
}
