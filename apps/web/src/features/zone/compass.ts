import type { TileSpot } from '@necp/shared/kernel';

/** The directions of the compass from the east, clockwise; north is up on every map. */
const compass = ['e', 'se', 's', 'sw', 'w', 'nw', 'n', 'ne'] as const;
export type Compass = (typeof compass)[number];

/** Returns the direction of the compass from one spot to another. */
export function compassTo(from: TileSpot, to: TileSpot): Compass {
  const eighths = Math.round(Math.atan2(to.y - from.y, to.x - from.x) / (Math.PI / 4));
  return compass[(eighths + 8) % 8] ?? 'e';
}

/** Returns the distance between two spots in whole metres. */
export const metresTo = (from: TileSpot, to: TileSpot): number => Math.round(Math.hypot(to.x - from.x, to.y - from.y));
