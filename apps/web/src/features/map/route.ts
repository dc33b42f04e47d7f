import type { TileSpot } from '@necp/shared/kernel';
import { spotOnMap } from '@necp/shared/world-state/places';
import { routeBetween } from '@necp/shared/world-state/routes';
import type { PlaceContent, ZoneContent } from '@necp/shared/world-state/content';
import type { ZoneMap } from '@necp/shared/zone/map';
import { type Danger, groundPath, lengthOf } from './ground-path';

/** A spot of the city. */
export interface CitySpot extends TileSpot {
  readonly zone: string;
}

/** The part of a route in one zone. */
export interface RouteLeg {
  readonly zone: string;
  readonly path: readonly TileSpot[];
}

export interface RouteSources {
  readonly zones: readonly ZoneContent[];
  readonly places: ReadonlyMap<string, PlaceContent>;
  readonly maps: ReadonlyMap<string, ZoneMap>;
  /** What a walk keeps away from, by zone. */
  readonly dangers: ReadonlyMap<string, readonly Danger[]>;
}

/** Returns the walk from spot to spot, zone by zone; null when no exits lead there or a map is missing. */
export function routeTo(
  from: CitySpot,
  to: CitySpot,
  { zones, places, maps, dangers }: RouteSources,
): readonly RouteLeg[] | null {
  const steps = routeBetween(from.zone, to.zone, zones);
  if (steps === null) return null;
  const spotOf = (placeId: string, zone: string): TileSpot | null => {
    const place = places.get(placeId);
    const map = maps.get(zone);
    return place && map ? spotOnMap(place, map) : null;
  };
  const legs: RouteLeg[] = [];
  let here: TileSpot | null = from;
  for (const { from: zone, exit, to: next, arrives } of [...steps, null].map((step) => step ?? lastStep(to.zone))) {
    const end: TileSpot | null = exit === '' ? to : spotOf(exit, zone);
    const map = maps.get(zone);
    if (!map || !here || !end) return null;
    legs.push({ zone, path: groundPath({ ...map, dangers: dangers.get(zone) ?? [] }, here, end) });
    here = exit === '' ? end : spotOf(arrives, next);
  }
  return legs;
}

const lastStep = (zone: string) => ({ from: zone, exit: '', to: zone, arrives: '' });

/** Returns how far it is to walk, in metres. */
export const metresOf = (legs: readonly RouteLeg[]): number =>
  Math.round(legs.reduce((sum, { path }) => sum + lengthOf(path), 0));
