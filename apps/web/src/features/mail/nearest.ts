import type { TileSpot } from '@necp/shared/kernel';
import type { PlaceContent, ZoneContent } from '@necp/shared/world-state/content';
import { spotOnMap } from '@necp/shared/world-state/places';
import { routeBetween } from '@necp/shared/world-state/routes';
import { fixtures } from '@necp/shared/zone/fixtures';
import type { ZoneMap } from '@necp/shared/zone/map';
import { mailbox } from '@necp/shared/mail/schema';

interface City {
  readonly zones: readonly ZoneContent[];
  readonly places: readonly PlaceContent[];
}

/** A mailbox, and how far away it is; in another district the distance is unknown. */
export interface NearestMailbox {
  readonly place: PlaceContent;
  readonly spot: TileSpot | null;
  readonly metres: number | null;
}

/** Returns the mailbox that is nearest to the player, or else one in the nearest district; null when there is none. */
export function nearestMailbox(
  { map, self }: { readonly map: Pick<ZoneMap, 'id' | 'places'>; readonly self: TileSpot },
  { zones, places }: City,
): NearestMailbox | null {
  const ids = new Set(fixtures.find(({ id }) => id === mailbox)?.places);
  const all = places.filter(({ id }) => ids.has(id));
  const near = all
    .filter(({ zone }) => zone === map.id)
    .flatMap((place) => {
      const spot = spotOnMap(place, map);
      if (spot === null) return [];
      return [{ place, spot, metres: Math.round(Math.hypot(spot.x - self.x, spot.y - self.y)) }];
    })
    .sort((a, b) => a.metres - b.metres);
  if (near[0]) return near[0];
  const far = all
    .flatMap((place) => {
      const route = routeBetween(map.id, place.zone, zones);
      return route ? [{ place, steps: route.length }] : [];
    })
    .sort((a, b) => a.steps - b.steps);
  const place = far[0]?.place;
  return place ? { place, spot: place.at ? { x: place.at[0], y: place.at[1] } : null, metres: null } : null;
}
