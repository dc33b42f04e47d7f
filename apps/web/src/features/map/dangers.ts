import type { EnemyContent } from '@necp/shared/combat/content';
import type { PlaceContent } from '@necp/shared/world-state/content';
import { spotOnMap } from '@necp/shared/world-state/places';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { Danger } from './ground-path';

/** Enemies up to this many levels above the player are no reason for a detour. */
const bearableLevels = 2;
/** How much of an enemy's sight beyond its place a walk keeps away from. */
const sightShare = 0.5;

/** Returns the circles around the places of hostile enemies that are much stronger than a player of this level. */
export function dangersOn(
  map: ZoneMap,
  places: ReadonlyMap<string, PlaceContent>,
  { enemies, level }: { readonly enemies: readonly EnemyContent[]; readonly level: number },
): readonly Danger[] {
  return enemies
    .filter(({ attitude, levels }) => attitude === 'hostile' && levels.max > level + bearableLevels)
    .flatMap(({ spawns, perception }) =>
      spawns.flatMap(({ place: id }): Danger[] => {
        const place = places.get(id);
        const spot = place?.zone === map.id ? spotOnMap(place, map) : null;
        if (place === undefined || spot === null) return [];
        return [{ x: spot.x, y: spot.y, radiusTiles: place.radiusTiles + perception.sightTiles * sightShare }];
      }),
    );
}
