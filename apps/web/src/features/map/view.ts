import type { TileSpot } from '@necp/shared/kernel';

/** What part of a map is shown: the spot in the middle, and CSS pixels per tile. */
export interface MapView extends TileSpot {
  readonly scale: number;
}

export interface Extent {
  readonly widthTiles: number;
  readonly heightTiles: number;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
}

const nearestScale = 16;

/** Returns the scale at which the whole map just fits. */
export const fitScale = (extent: Extent, frame: Frame): number =>
  Math.max(0.5, Math.min(frame.width / extent.widthTiles, frame.height / extent.heightTiles));

/** Keeps the scale between the whole map and the nearest, and the middle on the map. */
export function clamped(view: MapView, extent: Extent, frame: Frame): MapView {
  return {
    x: between(view.x, 0, extent.widthTiles),
    y: between(view.y, 0, extent.heightTiles),
    scale: between(view.scale, fitScale(extent, frame), nearestScale),
  };
}

/** Zooms by a factor, so that the spot under a point of the frame stays there. */
export function zoomed(
  view: MapView,
  factor: number,
  anchor: { readonly x: number; readonly y: number; readonly frame: Frame },
): MapView {
  const scale = view.scale * factor;
  const [fromX, fromY] = [anchor.x - anchor.frame.width / 2, anchor.y - anchor.frame.height / 2];
  return {
    x: view.x + fromX / view.scale - fromX / scale,
    y: view.y + fromY / view.scale - fromY / scale,
    scale,
  };
}

/** Returns the point of the frame at which a spot of the map lies. */
export const toPoint = (view: MapView, frame: Frame, spot: TileSpot): { readonly x: number; readonly y: number } => ({
  x: frame.width / 2 + (spot.x - view.x) * view.scale,
  y: frame.height / 2 + (spot.y - view.y) * view.scale,
});

/** Returns the spot of the map under a point of the frame. */
export const toSpot = (view: MapView, frame: Frame, point: { readonly x: number; readonly y: number }): TileSpot => ({
  x: view.x + (point.x - frame.width / 2) / view.scale,
  y: view.y + (point.y - frame.height / 2) / view.scale,
});

const between = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
