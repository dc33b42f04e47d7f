import { loadZoneMap } from '@necp/content/client';
import { questSpots } from '@necp/shared/quest/spots';
import type { TileSpot } from '@necp/shared/kernel';
import type { WorldEventView } from '@necp/shared/world-event/schema';
import type { ZoneContent } from '@necp/shared/world-state/content';
import type { ZoneMap } from '@necp/shared/zone/map';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';
import { dangersOn } from './dangers';
import { type Landmark, type LandmarkSources, landmarksOf, membersOn } from './landmarks';
import type { RouteSources } from './route';
import { useMap } from './store';

/** Everything the map shows. */
export interface City extends RouteSources {
  readonly landmarks: readonly Landmark[];
  /** The districts that everybody can walk into, and the zone the player is in. */
  readonly shown: readonly ZoneContent[];
}

/** Returns what is known of the city; null until all of it is loaded. */
export function useCity(): City | null {
  const trpc = useTRPC();
  const world = useContent('worldState');
  const people = useContent('people');
  const quests = useById(useContent('quests')?.quests);
  const events = useContent('worldEvents')?.worldEvents;
  const here = useMap((state) => state.map);
  const event = useMap((state) => state.event);
  const places = useById(world?.places);
  const log = useQuery(trpc.quest.log.queryOptions()).data;
  const running = useQuery(trpc.worldEvent.view.queryOptions()).data?.running;
  const pins = useQuery(trpc.settings.pins.queryOptions()).data?.pins;
  const shown = useMemo(
    () => (world?.zones ?? []).filter(({ kind, id }) => kind === 'open' || id === here?.id),
    [world, here],
  );
  const maps = useZoneMaps(shown, here);
  const enemies = useContent('enemies')?.enemies;
  const level = useQuery(trpc.progression.view.queryOptions()).data?.level;
  const dangers = useMemo(
    () =>
      new Map(
        [...maps].map(([id, map]) => [
          id,
          level === undefined ? [] : dangersOn(map, places, { enemies: enemies ?? [], level }),
        ]),
      ),
    [maps, places, enemies, level],
  );
  const members = useMap((state) => state.members);
  const city = useMemo(() => {
    if (!world || !people || !events || maps.size < shown.length) return null;
    const landmarks = landmarksOf({
      zones: world.zones,
      places: world.places,
      people: people.npcs,
      vendors: people.vendors,
      quests,
      events,
      maps,
      spots: log ? questSpots(log, quests) : [],
      running: underWay(running ?? [], event, here),
      pins: pins ?? [],
    });
    return { landmarks, shown, zones: world.zones, places, maps, dangers };
  }, [world, people, events, maps, shown, quests, log, running, event, here, pins, places, dangers]);
  // They move all the time, and everything else stays.
  return useMemo(
    () => (city && members.length > 0 ? { ...city, landmarks: [...membersOn(members), ...city.landmarks] } : city),
    [city, members],
  );
}

/** Joins the events of the city with the one around the player, of which the place is known. */
function underWay(
  running: WorldEventView['running'],
  event: { readonly id: string; readonly spot: TileSpot | null } | null,
  here: ZoneMap | null,
): LandmarkSources['running'] {
  const others = running.filter(({ event: id, zone }) => zone !== here?.id || id !== event?.id);
  return [
    ...others.map((one) => ({ ...one, spot: null })),
    ...(event && here ? [{ event: event.id, zone: here.id, spot: event.spot }] : []),
  ];
}

function useZoneMaps(zones: readonly ZoneContent[], here: ZoneMap | null): ReadonlyMap<string, ZoneMap> {
  return useQueries({
    queries: zones.map(({ id }) => ({
      queryKey: ['zone-map', id],
      queryFn: () => (here?.id === id ? here : loadZoneMap(id)),
      staleTime: Infinity,
      gcTime: Infinity,
    })),
    combine: mapsById,
  });
}

const mapsById = (results: readonly { readonly data?: ZoneMap | undefined }[]): ReadonlyMap<string, ZoneMap> =>
  new Map(results.flatMap(({ data }) => (data ? [[data.id as string, data] as const] : [])));
