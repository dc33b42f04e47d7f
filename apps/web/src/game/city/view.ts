import type { Vec2 } from '@necp/shared/kernel';

/** The height of the camera above the ground in tiles; small numbers show more of the facades. */
export const cameraTiles = 30;

/** The height at which things seem to be that are very high; see `bent` in render/glsl/common.ts. */
const bentTiles = 15;

/** Returns the distance of a height from the camera as a share of that of the ground; see `project`. */
export function depthAt(heightTiles: number): number {
  return (cameraTiles - bentTiles * (1 - Math.exp(-heightTiles / bentTiles))) / cameraTiles;
}

/** The view of the camera: centre in tiles, scale and size in CSS pixels. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly tilePixels: number;
  readonly width: number;
  readonly height: number;
}

/** Returns where a point of the ground appears, in CSS pixels from the top left. */
export function toScreen(view: View, x: number, y: number): Vec2 {
  return { x: view.width / 2 + (x - view.x) * view.tilePixels, y: view.height / 2 + (y - view.y) * view.tilePixels };
}

export interface TileRect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Returns the visible ground in tiles, with a margin on each side. */
export function groundSpan(view: View, marginTiles: number): TileRect {
  const halfWidth = view.width / 2 / view.tilePixels + marginTiles;
  const halfHeight = view.height / 2 / view.tilePixels + marginTiles;
  return { left: view.x - halfWidth, top: view.y - halfHeight, right: view.x + halfWidth, bottom: view.y + halfHeight };
}

export function overlaps(a: TileRect, b: TileRect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
