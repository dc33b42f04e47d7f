import type { TileSpot } from '@necp/shared/kernel';
import type { LocalText } from '@necp/shared/kernel/content';
import type { QuestSpot } from '@necp/shared/quest/spots';
import type { MapPin } from '@necp/shared/settings/schema';
import type { PlaceContent, ZoneContent } from '@necp/shared/world-state/content';
import type { QuestContent } from '@necp/shared/quest/content';
import type { QuestLogView } from '@necp/shared/quest/schema';
import { suggestQuests } from '@necp/shared/quest/suggestions';
import { spotOnMap } from '@necp/shared/world-state/places';
import { routeBetween } from '@necp/shared/world-state/routes';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { Destination } from '../features/map/store';
import type { MinimapMark } from '../features/zone/minimap-drawing';
import type { QuestMark } from '../game/types';

/** The zone in which the marks stand, and the ways out of it. */
export interface MarkSources {
  readonly places: ReadonlyMap<string, PlaceContent>;
  readonly zones: readonly ZoneContent[];
  readonly map: ZoneMap;
}

/** An event of this zone: where it is now, and the vehicle or the enemies that it is against. */
export interface EventNow {
  readonly id: string;
  readonly spot: TileSpot | null;
  /** Content id; null before it begins, and when it is against nothing in particular. */
  readonly aim: string | null;
  readonly name: LocalText | null;
}

/**
 * Returns the person who has the next quest of a player without an active one; null while there is one, or when no
 * quest can be started now.
 */
export function nextGiver(log: QuestLogView, quests: ReadonlyMap<string, QuestContent>): string | null {
  if (log.active.length > 0) return null;
  const { main, side } = suggestQuests(log, quests);
  return [main, side].find((one) => one?.reason === null)?.quest.giver ?? null;
}

/**
 * Returns the marks over people and objects of the quests, and the arrows to their places. Quests on offer and quests
 * that are under way have no arrow, because there would be too many; only one leads to the next giver.
 */
export function questMarks(
  spots: readonly QuestSpot[],
  { next, event, ...sources }: MarkSources & { readonly next: string | null; readonly event: EventNow | null },
): QuestMark[] {
  return spots.flatMap(({ content, place, mark, event: asked }): QuestMark[] => {
    // Until it begins, players wait for it at the place that the quest names.
    if (event?.aim && asked === event.id) return [{ content: event.aim, at: event.spot, mark, name: event.name }];
    const hasArrow = mark === 'offer' && content === next;
    if ((mark === 'offer' && !hasArrow) || mark === 'running')
      return content === null ? [] : [{ content, at: null, mark, name: null }];
    const at = towards(place, sources);
    const name = nameOf(place, sources);
    // The way out of the zone is a goal, whatever waits behind it.
    if (at !== null && !isHere(place, sources)) return [{ content: null, at, mark: 'goal', name }];
    return content === null && at === null ? [] : [{ content, at, mark, name }];
  });
}

/** Returns the arrow to where the player wants to go, or to the exit that leads there. */
export function routeMarks(destination: Destination | null, sources: MarkSources): QuestMark[] {
  if (destination === null) return [];
  const { zone, x, y } = destination;
  const at = zone === sources.map.id ? { x, y } : exitTowards(zone, sources);
  const name = sources.zones.find(({ id }) => id === zone)?.name ?? null;
  return at ? [{ content: null, at, mark: 'route', name: zone === sources.map.id ? null : name }] : [];
}

interface MinimapSources {
  readonly spots: readonly QuestSpot[];
  readonly pins: readonly MapPin[];
  /** The event of this zone; null without one. */
  readonly event: Pick<EventNow, 'id' | 'spot' | 'aim'> | null;
  readonly route: readonly QuestMark[];
}

/** Returns what the minimap shows besides entities; what matters most is drawn last. */
export function minimapMarks({ spots, pins, event, route }: MinimapSources, sources: MarkSources): MinimapMark[] {
  const { map, zones, places } = sources;
  const exits = (zones.find(({ id }) => id === map.id)?.exits ?? []).flatMap(({ place: id, to }): MinimapMark[] => {
    const place = places.get(id);
    const at = place && spotOnMap(place, map);
    const kind = zones.find((zone) => zone.id === to)?.kind;
    return at ? [{ ...at, mark: kind === 'instance' || kind === 'arena' ? 'instance' : 'gate' }] : [];
  });
  const quests = spots.flatMap(({ place, mark, event: asked }): MinimapMark[] => {
    if (event?.aim && event.spot && asked === event.id) return [{ ...event.spot, mark }];
    const isInside = isHere(place, sources);
    const at = isInside || mark === 'goal' || mark === 'turn_in' ? towards(place, sources) : null;
    return at ? [{ ...at, mark: isInside ? mark : 'goal' }] : [];
  });
  return [
    ...exits,
    ...pins.flatMap(({ zone, x, y }): MinimapMark[] => (zone === map.id ? [{ x, y, mark: 'pin' }] : [])),
    ...(event?.spot ? [{ ...event.spot, mark: 'event' as const }] : []),
    ...quests.toReversed(),
    ...route.flatMap(({ at }): MinimapMark[] => (at ? [{ ...at, mark: 'route' }] : [])),
  ];
}

/** Returns the name of a place of this zone, or of the zone it is in. */
function nameOf(placeId: string | null, sources: MarkSources): LocalText | null {
  const place = placeId === null ? undefined : sources.places.get(placeId);
  if (!place) return null;
  return isHere(placeId, sources) ? place.name : (sources.zones.find(({ id }) => id === place.zone)?.name ?? null);
}

function isHere(placeId: string | null, { places, map }: MarkSources): boolean {
  return placeId !== null && places.get(placeId)?.zone === map.id;
}

/** Returns the position of a place, or for one in another zone the exit towards it. */
function towards(placeId: string | null, sources: MarkSources): TileSpot | null {
  const place = placeId === null ? undefined : sources.places.get(placeId);
  if (!place) return null;
  return place.zone === sources.map.id ? spotOnMap(place, sources.map) : exitTowards(place.zone, sources);
}

function exitTowards(zone: string, { places, zones, map }: MarkSources): TileSpot | null {
  const exit = routeBetween(map.id, zone, zones)?.[0];
  const door = exit && places.get(exit.exit);
  return door ? spotOnMap(door, map) : null;
}
