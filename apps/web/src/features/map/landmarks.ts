import type { LocalText } from '@necp/shared/kernel/content';
import type { TileSpot } from '@necp/shared/kernel';
import type { NpcContent } from '@necp/shared/npc/content';
import type { QuestContent } from '@necp/shared/quest/content';
import type { QuestMarkKind, QuestSpot } from '@necp/shared/quest/spots';
import type { MapPin } from '@necp/shared/settings/schema';
import type { VendorContent } from '@necp/shared/vendor/content';
import type { WorldEventContent } from '@necp/shared/world-event/content';
import { placeOfPhase } from '@necp/shared/world-event/places';
import { spotOnMap } from '@necp/shared/world-state/places';
import type { PlaceContent, ZoneContent } from '@necp/shared/world-state/content';
import { fixtures } from '@necp/shared/zone/fixtures';
import type { ZoneMap } from '@necp/shared/zone/map';
import { eventKey, type MapMember } from './store';

/** What the filters of the map show and hide. */
export const landmarkKinds = [
  'member',
  'quest',
  'event',
  'gate',
  'instance',
  'vendor',
  'service',
  'place',
  'pin',
] as const;
export type LandmarkKind = (typeof landmarkKinds)[number];

/** The trade of a vendor, from what the vendor buys and repairs. */
export type Trade = 'arms' | 'doctor' | 'workshop' | 'goods';

/** The picture of a landmark. */
export type LandmarkSign =
  | `trade_${Trade}`
  | `quest_${QuestMarkKind}`
  | 'bank'
  | 'mail'
  | 'clinic'
  | 'gate'
  | 'instance'
  | 'event'
  | 'place'
  | 'member'
  | 'pin';

/** Something of the city that the map shows and the list names. */
export interface Landmark extends TileSpot {
  readonly key: string;
  readonly kind: LandmarkKind;
  readonly sign: LandmarkSign;
  readonly zone: string;
  /** A name of the content, or the one that the player gave. */
  readonly name: LocalText | string;
  /** A second line: the role of a person, the quest, the district behind a gate. */
  readonly about: LocalText | null;
  /** The levels behind a gate or of an event. */
  readonly levels: ZoneContent['levels'] | null;
}

/** Everything from which the landmarks follow. */
export interface LandmarkSources {
  readonly zones: readonly ZoneContent[];
  readonly places: readonly PlaceContent[];
  readonly people: readonly NpcContent[];
  readonly vendors: readonly VendorContent[];
  readonly quests: ReadonlyMap<string, QuestContent>;
  readonly events: readonly WorldEventContent[];
  /** Maps by the id of their zone; zones without one are left out. */
  readonly maps: ReadonlyMap<string, ZoneMap>;
  readonly spots: readonly QuestSpot[];
  /** Events under way; `spot` is known of the one in the zone of the player, and moves with it. */
  readonly running: readonly { readonly event: string; readonly zone: string; readonly spot: TileSpot | null }[];
  readonly pins: readonly MapPin[];
}

/** Returns the landmarks of every zone that has a map. */
export function landmarksOf(sources: LandmarkSources): readonly Landmark[] {
  const at = placer(sources);
  return [
    ...questMarks(sources, at),
    ...underWay(sources, at),
    ...exits(sources, at),
    ...vendorsOf(sources, at),
    ...services(sources, at),
    ...named(sources, at),
    ...sources.pins.map(
      ({ id, zone, x, y, name }): Landmark => ({
        ...{ key: `pin:${id}`, kind: 'pin', sign: 'pin', zone, x, y, name, about: null, levels: null },
      }),
    ),
  ];
}

type Placer = (placeId: string | null | undefined) => (TileSpot & { readonly zone: string }) | null;

function placer({ places, maps }: LandmarkSources): Placer {
  const byId = new Map(places.map((place) => [place.id as string, place]));
  return (id) => {
    const place = id ? byId.get(id) : undefined;
    const map = place && maps.get(place.zone);
    const spot = place && map ? spotOnMap(place, map) : null;
    return place && spot ? { ...spot, zone: place.zone } : null;
  };
}

function questMarks({ spots, quests, people, places }: LandmarkSources, at: Placer): Landmark[] {
  const marks = new Map<string, Landmark>();
  for (const { questId, content, place, mark } of spots) {
    const spot = at(place);
    const quest = quests.get(questId);
    if (!spot || !quest) continue;
    const person = people.find(({ id }) => id === content);
    // One place of one quest is one mark, and a person comes before the bare place where the person stands.
    const key = `quest:${questId}:${place}`;
    if (marks.has(key) && !person) continue;
    marks.set(key, {
      ...spot,
      key,
      kind: 'quest',
      sign: `quest_${mark}`,
      name: quest.name,
      about: person?.name ?? places.find(({ id }) => id === place)?.name ?? null,
      levels: null,
    });
  }
  return [...marks.values()];
}

function underWay({ running, events }: LandmarkSources, at: Placer): Landmark[] {
  return running.flatMap(({ event, zone, spot }): Landmark[] => {
    const content = events.find(({ id }) => id === event);
    const first = content?.phases.map(placeOfPhase).find((place) => place !== null);
    const place = spot ?? at(first);
    if (!content || !place || content.zone !== zone) return [];
    const { name, summary: about, levels } = content;
    return [{ x: place.x, y: place.y, zone, key: eventKey(event), kind: 'event', sign: 'event', name, about, levels }];
  });
}

function exits({ zones }: LandmarkSources, at: Placer): Landmark[] {
  return zones.flatMap((zone) =>
    zone.exits.flatMap(({ place, to }): Landmark[] => {
      const spot = at(place);
      const behind = zones.find(({ id }) => id === to);
      if (!spot || !behind) return [];
      const kind = behind.kind === 'instance' || behind.kind === 'arena' ? 'instance' : 'gate';
      const { name, levels } = behind;
      return [{ ...spot, key: `exit:${place}`, kind, sign: kind, name, about: null, levels }];
    }),
  );
}

function vendorsOf({ vendors, people }: LandmarkSources, at: Placer): Landmark[] {
  return vendors.flatMap((vendor): Landmark[] => {
    const spot = at(vendor.place);
    const person = people.find(({ id }) => id === vendor.id);
    if (!spot || !person) return [];
    const { name, role: about } = person;
    return [
      {
        ...spot,
        key: `vendor:${vendor.id}`,
        kind: 'vendor',
        sign: `trade_${tradeOf(vendor)}`,
        name,
        about,
        levels: null,
      },
    ];
  });
}

/** Returns what a vendor mainly deals in. */
export function tradeOf({ buys, repairs }: Pick<VendorContent, 'buys' | 'repairs'>): Trade {
  const has = (kind: string) => (buys as readonly string[]).includes(kind);
  if (repairs && has('material')) return 'workshop';
  if (repairs) return 'arms';
  return has('cyberware') ? 'doctor' : 'goods';
}

function services({ places, maps }: LandmarkSources, at: Placer): Landmark[] {
  const signed = [
    ['bank_terminal', 'bank'],
    ['mailbox', 'mail'],
  ] as const;
  const fixed = signed.flatMap(([id, sign]) => {
    const fixture = fixtures.find((one) => one.id === id);
    return (fixture?.places ?? []).flatMap((place): Landmark[] => {
      const spot = at(place);
      const about = places.find((one) => one.id === place)?.name;
      if (!spot || !fixture || !about) return [];
      return [{ ...spot, key: `${sign}:${place}`, kind: 'service', sign, name: fixture.name, about, levels: null }];
    });
  });
  const clinics = [...maps.keys()].flatMap((zone): Landmark[] => {
    // The dead wake up at the clinic of the zone, else at its first safe place.
    const safe = places.filter((place) => place.zone === zone && place.safe === true);
    const clinic = safe.find(({ id }) => id.includes('clinic')) ?? safe[0];
    const spot = at(clinic?.id);
    return clinic && spot
      ? [
          {
            ...spot,
            key: `clinic:${zone}`,
            kind: 'service',
            sign: 'clinic',
            name: clinic.name,
            about: null,
            levels: null,
          },
        ]
      : [];
  });
  return [...fixed, ...clinics];
}

function named({ zones, places, maps }: LandmarkSources, at: Placer): Landmark[] {
  const exitPlaces = new Set(zones.flatMap((zone) => zone.exits.map(({ place }) => place as string)));
  return places.flatMap(({ id, zone, name }): Landmark[] => {
    const spot = exitPlaces.has(id) || !maps.has(zone) ? null : at(id);
    return spot ? [{ ...spot, key: `place:${id}`, kind: 'place', sign: 'place', name, about: null, levels: null }] : [];
  });
}

/** Returns the other members of the party, where they are now. */
export const membersOn = (members: readonly MapMember[]): readonly Landmark[] =>
  members.map(({ name, zone, x, y }) => ({
    ...{ key: `member:${name}`, kind: 'member', sign: 'member', zone, x, y, name, about: null, levels: null },
  }));
