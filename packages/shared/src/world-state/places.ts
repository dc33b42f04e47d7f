import type { TileSpot } from '../kernel';
import type { PlaceContent } from './content';
import type { ZoneMap } from '../zone/map';

/** Returns the middle of a place: drawn on the map, or put there by the content; null when it is nowhere. */
export function spotOnMap({ id, at }: Pick<PlaceContent, 'id' | 'at'>, map: Pick<ZoneMap, 'places'>): TileSpot | null {
  const drawn = map.places.find((place) => place.id === id);
  if (drawn) return { x: drawn.x + drawn.width / 2, y: drawn.y + drawn.height / 2 };
  return at ? { x: at[0], y: at[1] } : null;
}
