import type { ZoneContent } from '@necp/shared/world-state/content';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { GameData } from '../zone/game-data';
import { placesOn, type GroundPlace } from '../zone/places';

/** What this process knows of every zone, whether it hosts the zone or not. */
export interface Atlas {
  mapOf(zoneId: string): ZoneMap | null;
  /** Checks whether a zone is a private instance, which has no open channel. */
  isPrivateInstance(zoneId: string): boolean;
  contentOf(zoneId: string): ZoneContent | null;
  placesOf(zoneId: string): ReadonlyMap<string, GroundPlace>;
  readonly openMaps: readonly ZoneMap[];
  /** The tutorial zone, where new characters start; null while it has no map. */
  readonly tutorialZone: ZoneMap | null;
}

export function createAtlas(
  maps: readonly ZoneMap[],
  { zones: contentById, places }: Pick<GameData, 'zones' | 'places'>,
): Atlas {
  const mapById = new Map<string, ZoneMap>(maps.map((map) => [map.id, map]));
  const placesById = new Map<string, ReadonlyMap<string, GroundPlace>>(
    maps.map((map) => [map.id, placesOn(map, [...places.values()])]),
  );
  const isPrivateInstance = (zoneId: string) =>
    ['instance', 'tutorial'].includes(contentById.get(zoneId)?.kind ?? 'open');
  return {
    mapOf: (zoneId) => mapById.get(zoneId) ?? null,
    isPrivateInstance,
    contentOf: (zoneId) => contentById.get(zoneId) ?? null,
    placesOf: (zoneId) => placesById.get(zoneId) ?? new Map<string, GroundPlace>(),
    openMaps: maps.filter(({ id }) => !isPrivateInstance(id)),
    tutorialZone: maps.find(({ id }) => contentById.get(id)?.kind === 'tutorial') ?? null,
  };
}
