import type { InstanceDifficulty } from '@necp/shared/instance/schema';
import type { CharacterId } from '@necp/shared/kernel';
import type { DuelState } from '@necp/shared/protocol';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { Drop } from '../inputs';
import type { GameData } from '../game-data';
import type { GroundPlace } from '../places';
import type { EventRun } from './event-parts';
import type { EventTimetable } from './event-run';
import type { ChanneledInteraction } from './channeled-interaction';
import type { Thing } from './things';

/** Where one leaves for another zone. */
export interface Exit {
  readonly place: GroundPlace;
  readonly to: string;
  /** Place of arrival there. */
  readonly arrives: string;
  /** Whether what lies behind is made anew for those who go in together. */
  readonly isPrivateInstance: boolean;
}

/** Talking to somebody, or reading something, until one walks away. */
export interface Conversation {
  readonly entityId: number;
  readonly x: number;
  readonly y: number;
  readonly npcId: string | null;
  readonly object: string | null;
  /** False until the domain has opened it. */
  isOpen: boolean;
  /** On which connection it was told; another one is told again. */
  notifiedConnectionId: number | null;
}

/** What one character was noted for, so that it is told once. */
export interface Notes {
  /** Keys of deeds told, with the tick; told again after a while in case the answer was lost with somebody. */
  readonly sent: Map<string, number>;
  /** Orders carried out that may still stand on the sheet. */
  readonly commandsDone: Set<string>;
  /** Survivals under way, by objective key: since when, and which waves came. */
  readonly survivals: Map<string, { readonly sinceTick: number; waves: number }>;
}

/** Who is ready, in the order in which they said so, and how hard the first of them wants it. */
export interface InstanceLobby {
  readonly ready: CharacterId[];
  difficulty: InstanceDifficulty;
}

/** The duel board of an arena, as long as its zone runs. */
export interface Board {
  /** Entity ids of who looks for an opponent, in the order in which they signed. */
  readonly waiting: number[];
  /** Fights that began at the board, the latest last. */
  readonly results: {
    readonly winner: string;
    readonly loser: string;
    readonly how: NonNullable<DuelState['how']>;
    readonly tick: number;
  }[];
  /** A fight has ended that its readers have not been told of. */
  isStale: boolean;
  /** Who stands before it, and before which thing. */
  readonly readers: Map<CharacterId, number>;
}

/**
 * Everything of a zone that is neither walking nor fighting: ways out, things to use, talks, what quests ask, drops,
 * events, duels.
 */
export interface ZoneRooms {
  readonly places: ReadonlyMap<string, GroundPlace>;
  readonly exits: readonly Exit[];
  /** On their way out: the domain has been asked. */
  readonly transfer: Map<CharacterId, { readonly epoch: number; readonly sinceTick: number }>;
  /**
   * Came from another zone: what was still on its way there is not for here, so nothing is followed before intent
   * number one.
   */
  readonly arrived: Set<CharacterId>;
  /** Asked for another channel, or came from one: at which tick; both may be done again after a while. */
  readonly channelChangeTicks: Map<CharacterId, number>;
  readonly channelListRequestTicks: Map<CharacterId, number>;
  /** Standing in an exit: since when; null for who arrived there and has not left it yet. */
  readonly inExit: Map<CharacterId, { readonly place: string; sinceTick: number | null }>;
  /** Ready at a door, by its place. */
  readonly lobby: Map<string, InstanceLobby>;
  /** By row. */
  readonly things: Map<number, Thing>;
  readonly drops: Map<
    string,
    Pick<Drop, 'ownerId' | 'ownedUntilMs' | 'expiresMs' | 'templateId' | 'rarity'> & { readonly entityIndex: number }
  >;
  /** What fell while there was no room for it. */
  readonly unlaid: Drop[];
  /** Picked up, not answered yet: drop by drop. */
  readonly picking: Set<string>;
  readonly channeledInteractions: Map<CharacterId, ChanneledInteraction>;
  readonly conversations: Map<CharacterId, Conversation>;
  readonly notes: Map<CharacterId, Notes>;
  readonly timetable: EventTimetable[];
  readonly runs: EventRun[];
  readonly board: Board;
  /** Boxes that stand open for somebody, by entity id: until when; and on which connection they were told so. */
  readonly emptied: Map<CharacterId, { readonly untilMs: Map<number, number>; notifiedConnectionId: number | null }>;
}

export function createRooms(map: ZoneMap, gameData: GameData, places: ReadonlyMap<string, GroundPlace>): ZoneRooms {
  return {
    places,
    exits: exitsOf(map, gameData, places),
    transfer: new Map(),
    arrived: new Set(),
    channelChangeTicks: new Map(),
    channelListRequestTicks: new Map(),
    inExit: new Map(),
    lobby: new Map(),
    things: new Map(),
    drops: new Map(),
    unlaid: [],
    picking: new Set(),
    channeledInteractions: new Map(),
    conversations: new Map(),
    notes: new Map(),
    timetable: [],
    runs: [],
    board: { waiting: [], results: [], isStale: false, readers: new Map() },
    emptied: new Map(),
  };
}

export function notesOf(rooms: ZoneRooms, characterId: CharacterId): Notes {
  let notes = rooms.notes.get(characterId);
  if (notes === undefined) {
    notes = { sent: new Map(), commandsDone: new Set(), survivals: new Map() };
    rooms.notes.set(characterId, notes);
  }
  return notes;
}

/** Who left the zone has no affairs in it; doors see for themselves who is gone. */
export function forgetInRooms(rooms: ZoneRooms, characterId: CharacterId): void {
  for (const table of [
    rooms.transfer,
    rooms.arrived,
    rooms.channelChangeTicks,
    rooms.channelListRequestTicks,
    rooms.inExit,
    rooms.channeledInteractions,
    rooms.conversations,
    rooms.notes,
    rooms.board.readers,
  ])
    table.delete(characterId);
}

function exitsOf(map: ZoneMap, gameData: GameData, places: ReadonlyMap<string, GroundPlace>): Exit[] {
  return (gameData.zones.get(map.id)?.exits ?? []).flatMap(({ place, to, arrives }) => {
    const found = places.get(place);
    return found === undefined
      ? []
      : [{ place: found, to, arrives, isPrivateInstance: gameData.zones.get(to)?.kind === 'instance' }];
  });
}
