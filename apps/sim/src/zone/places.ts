import type { TileSpot } from '@necp/shared/kernel';
import type { PlaceContent } from '@necp/shared/world-state/content';
import type { ZoneMap } from '@necp/shared/zone/map';

/** A named circle on the ground of a zone. */
export interface GroundPlace {
  readonly id: string;
  /** The middle, in tiles. */
  readonly x: number;
  readonly y: number;
  readonly radiusTiles: number;
}

/**
 * Returns the places of a map: drawn there under their id, or defined by the content; those beyond its edge are left
 * out.
 */
export function placesOn(map: ZoneMap, contents: readonly PlaceContent[]): ReadonlyMap<string, GroundPlace> {
  const drawn = new Map(map.places.map((place) => [place.id, place]));
  const places = new Map<string, GroundPlace>();
  for (const { id, zone, at, radiusTiles } of contents) {
    if (zone !== map.id) continue;
    const area = drawn.get(id);
    if (area !== undefined)
      places.set(id, { id, x: area.x + area.width / 2, y: area.y + area.height / 2, radiusTiles });
    else if (at !== undefined && isOnMap(map, at)) places.set(id, { id, x: at[0], y: at[1], radiusTiles });
  }
  return places;
}

function isOnMap({ widthTiles, heightTiles }: ZoneMap, [x, y]: readonly [number, number]): boolean {
  return x > 0 && y > 0 && x < widthTiles && y < heightTiles;
}

/** Returns the place around a spot, the one it lies deepest in; null outside all places. */
export function placeAt({ places }: { readonly places: ReadonlyMap<string, GroundPlace> }, spot: TileSpot) {
  const nearest = [...places.values()]
    .map((place) => ({ place, overTiles: Math.hypot(place.x - spot.x, place.y - spot.y) - place.radiusTiles }))
    .toSorted((a, b) => a.overTiles - b.overTiles)[0];
  return nearest !== undefined && nearest.overTiles <= 0 ? nearest.place : null;
}

/** Checks whether a spot lies in a place. */
export function isWithin(place: GroundPlace, x: number, y: number): boolean {
  return Math.hypot(place.x - x, place.y - y) <= place.radiusTiles;
}

/** Checks whether a spot lies in a place or at most this many tiles from it. */
export function isNear(place: GroundPlace, spot: TileSpot, moreTiles: number): boolean {
  return Math.hypot(place.x - spot.x, place.y - spot.y) <= place.radiusTiles + moreTiles;
}

/**
 * Returns where the dead wake up: at the place that the content declares for the zone, else, on a map without content,
 * where new players start.
 */
export function clinicOf(
  map: ZoneMap,
  places: ReadonlyMap<string, GroundPlace>,
  contents: readonly PlaceContent[],
): TileSpot {
  const declared = contents.find(({ id, wakes }) => wakes !== undefined && places.has(id));
  return places.get(declared?.id ?? '') ?? map.spawns[0] ?? { x: map.widthTiles / 2, y: map.heightTiles / 2 };
}
