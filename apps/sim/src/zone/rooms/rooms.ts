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
import type { Interactable } from './interactables';

/** An exit to another zone. */
export interface Exit {
  readonly place: GroundPlace;
  readonly to: string;
  /** Id of the place of arrival there. */
  readonly arrives: string;
  /** Whether the target zone is created anew for each group that enters. */
  readonly isPrivateInstance: boolean;
}

/** A conversation with a person, or a text being read, until the player walks away. */
export interface Conversation {
  readonly entityId: number;
  readonly x: number;
  readonly y: number;
  readonly npcId: string | null;
  readonly object: string | null;
  /** False until the domain has opened it. */
  isOpen: boolean;
  /** The connection it was sent on; a new connection gets it again. */
  notifiedConnectionId: number | null;
}

/** What was recorded for one character, so that it is sent once. */
export interface Notes {
  /** Keys of the events sent, with the tick; sent again after a while in case the answer was lost. */
  readonly sent: Map<string, number>;
  /** Commands that were executed and may still be on the sheet. */
  readonly commandsDone: Set<string>;
  /** Survivals in progress by objective key: since when, and which waves have spawned. */
  readonly survivals: Map<string, { readonly sinceTick: number; waves: number }>;
}

/** The ready players in the order in which they became ready, and the difficulty the first one chose. */
export interface InstanceLobby {
  readonly ready: CharacterId[];
  difficulty: InstanceDifficulty;
}

/** The duel board of an arena; it lives as long as its zone runs. */
export interface Board {
  /** Entity ids of players who look for an opponent, in the order in which they signed. */
  readonly waiting: number[];
  /** Duels that began at the board, the latest last. */
  readonly results: {
    readonly winner: string;
    readonly loser: string;
    readonly how: NonNullable<DuelState['how']>;
    readonly tick: number;
  }[];
  /** Whether a duel has ended since its readers were updated. */
  isStale: boolean;
  /** The readers, and the entity index of the board object of each. */
  readonly readers: Map<CharacterId, number>;
}

/**
 * All state of a zone that is about neither movement nor combat: exits, objects, conversations, quests, drops, events,
 * duels.
 */
export interface ZoneRooms {
  readonly exits: readonly Exit[];
  /** Players on their way out, whose transfer was requested from the domain. */
  readonly transfer: Map<CharacterId, { readonly epoch: number; readonly sinceTick: number }>;
  /**
   * Players who came from another zone: intents sent before the arrival belong there, so none is executed before number
   * one.
   */
  readonly arrived: Set<CharacterId>;
  /**
   * The tick at which a player requested another channel or arrived from one; both are possible again after a while.
   */
  readonly channelChangeTicks: Map<CharacterId, number>;
  readonly channelListRequestTicks: Map<CharacterId, number>;
  /** Players in an exit, and since when; null for a player who arrived there and has not left it yet. */
  readonly inExit: Map<CharacterId, { readonly place: string; sinceTick: number | null }>;
  /** The ready players of each entrance, by its place. */
  readonly lobby: Map<string, InstanceLobby>;
  /** World objects by entity index. */
  readonly interactables: Map<number, Interactable>;
  readonly drops: Map<
    string,
    Pick<Drop, 'ownerId' | 'ownedUntilMs' | 'expiresMs' | 'templateId' | 'rarity'> & { readonly entityIndex: number }
  >;
  /** Drops that wait for a free entity. */
  readonly unlaid: Drop[];
  /** Pickups without an answer yet, by drop id. */
  readonly picking: Set<string>;
  readonly channeledInteractions: Map<CharacterId, ChanneledInteraction>;
  readonly conversations: Map<CharacterId, Conversation>;
  readonly notes: Map<CharacterId, Notes>;
  readonly timetable: EventTimetable[];
  readonly runs: EventRun[];
  readonly board: Board;
  /** Boxes that stand open for a character, by entity id: until when, and the connection that was informed. */
  readonly emptied: Map<CharacterId, { readonly untilMs: Map<number, number>; notifiedConnectionId: number | null }>;
}

export function createRooms(map: ZoneMap, gameData: GameData, places: ReadonlyMap<string, GroundPlace>): ZoneRooms {
  return {
    exits: exitsOf(map, gameData, places),
    transfer: new Map(),
    arrived: new Set(),
    channelChangeTicks: new Map(),
    channelListRequestTicks: new Map(),
    inExit: new Map(),
    lobby: new Map(),
    interactables: new Map(),
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

/** Removes the state of a character that left the zone; the lobbies notice that by themselves. */
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
