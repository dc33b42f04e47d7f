import type { Look } from '@necp/shared/character/look';
import type { ChatPace } from '@necp/shared/chat/rules';
import type { ChatMessage } from '@necp/shared/chat/schema';
import type { InstanceDifficulty } from '@necp/shared/instance/schema';
import type { AccountId, CharacterId, Locale, Rng, SessionId, TileSpot } from '@necp/shared/kernel';
import type { EntityKind, Intent, SnapshotWriter } from '@necp/shared/protocol';
import type { LocalText, ZoneMap } from '@necp/shared/zone/map';
import type { CharacterSheet } from '@necp/shared/zone/sheet';
import type { GameData } from './game-data';
import type { ZoneOutput } from './outputs';
import { clinicOf, placesOn, type GroundPlace } from './places';

/** How an entity appears. Its name is in both languages; players have one name in both. */
export interface Appearance {
  readonly kind: EntityKind;
  readonly name: LocalText;
  /** Null for entities that are no person. */
  readonly look: Look | null;
  /** Id of the person, enemy, item template or object. */
  readonly content: string;
  readonly level: number;
  /** A player's emote by its number, a drop's rank of rarity, an object's state, a machine's side. */
  readonly variant: number;
  /** Item template in the hand. */
  readonly held: string;
  /** Item templates of visible clothing. */
  /** The most health it can have, in points; 0 for what cannot be hurt. */
  readonly healthMax: number;
  readonly worn: readonly string[];
}

/** A character in the zone, connected or waiting for its player to reconnect. */
export interface Player {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  sessionId: SessionId;
  readonly entityIndex: number;
  name: string;
  epoch: number;
  locale: Locale;
  /** The connection that plays it; null while disconnected. */
  connectionId: number | null;
  /** Whether its transfer to another zone or channel was requested from the domain. */
  isInTransfer: boolean;
  /**
   * Whether it came from another zone and has not walked here yet: intents sent before the arrival belong there, so
   * none is executed before number one.
   */
  awaitsFirstIntent: boolean;
  connectionLostTick: number;
  /** Intents that were not executed yet, in the order of their numbers. */
  readonly queue: Intent[];
  queuedSeq: number;
  ackSeq: number;
  /** Steps it may take: refilled each tick, so that bursts are executed and the net speed stays limited. */
  allowance: number;
  /** Intents dropped in the current window; a great number of them is no effect of a bad connection. */
  droppedIntents: number;
  lastStepTick: number;
  lastActiveTick: number;
  /** The tick up to which its time played was reported to the domain. */
  notedTick: number;
  readonly pace: ChatPace;
  /** The latest sheet from the domain. */
  sheet: CharacterSheet;
  /** The current dodge roll, in steps; see `stepMovement`. */
  roll: { readonly rollSteps: number; readonly rollFacing: number; readonly rollRestSteps: number };
}

/** What one connection has received so far. */
export interface ClientView {
  readonly connectionId: number;
  readonly player: Player;
  readonly writer: SnapshotWriter;
  /** The tick of its welcome, which is sent after the tick; the first snapshot follows a tick later. */
  readonly welcomeTick: number;
  /** The number of entities in sight at the last search. */
  inSight: number;
}

/**
 * The state of a zone that all rooms share: who is here, where, and what clients see of them. Each room keeps its own
 * part in its slice. Columns are indexed by entity; an index with id 0 is empty.
 */
export interface ZoneState {
  readonly map: ZoneMap;
  readonly channel: number;
  readonly epoch: number;
  /** The difficulty of a private instance; public zones are normal. */
  readonly difficulty: InstanceDifficulty;
  /** The id of a private instance; null for a public zone. */
  readonly instanceId: string | null;
  /** For how many players the enemies of a private instance are made; it grows with those who come late. */
  groupSize: number;
  readonly rng: Rng;
  readonly capacity: number;
  tick: number;
  nowMs: number;
  nextEntityId: number;
  /** Counts the outputs that need an id; see `nextId`. */
  nextEffect: number;
  /** How far the zone's city clock runs ahead of the server's; 0 in production. */
  clockAheadMs: number;
  /** Open channels of this zone including this one. */
  channels: number;
  readonly ids: Uint32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** The tick since which an entity has moved without a jump: its spawn or its last teleport. */
  readonly sinceTick: Float64Array;
  readonly facing: Uint8Array;
  readonly flags: Uint16Array;
  /** Flags as most players see them, and 1 where some see others; filled for the snapshots of each tick. */
  readonly shownFlags: Uint16Array;
  readonly personal: Uint8Array;
  /** Share of health left, 0..255. */
  readonly health: Uint8Array;
  /** Is raised with each change of the appearance. */
  readonly revision: Uint8Array;
  /** 1 where only some players may see the entity; see `isVisibleTo`. */
  readonly hasVisibilityOverride: Uint8Array;
  readonly visibilityOverrides: Map<number, ReadonlySet<CharacterId>>;
  readonly appearances: (Appearance | undefined)[];
  readonly freeEntityIndices: number[];
  readonly players: Map<CharacterId, Player>;
  readonly playerOfEntity: Map<number, Player>;
  readonly playerOfConnection: Map<number, Player>;
  /** The last messages of the zone's channel, oldest first. */
  readonly recentMessages: SpokenMessage[];
  readonly views: Map<number, ClientView>;
  readonly gameData: GameData;
  /** The rooms' own parts of the state; see `zoneSlice`. */
  readonly slices: unknown[];
  /** Entity indices by entity id. */
  readonly entityIndexOf: Map<number, number>;
  /** Every named place on this map, by id. */
  readonly places: ReadonlyMap<string, GroundPlace>;
  /** Places in which fighting is impossible. */
  readonly safePlaces: readonly GroundPlace[];
  /** Where dead players wake up. */
  readonly clinic: TileSpot;
  /** Outputs of the verbs; handed over at the end of the tick. */
  readonly outbox: ZoneOutput[];
}

/** A line of the zone's channel with the account that said it; null when that is not known. */
export interface SpokenMessage {
  readonly chatMessage: ChatMessage;
  readonly accountId: AccountId | null;
}

export interface ZoneOptions {
  readonly map: ZoneMap;
  readonly gameData: GameData;
  readonly channel: number;
  readonly epoch: number;
  readonly rng: Rng;
  /** The greatest number of players, connected and disconnected together. */
  readonly capacity: number;
  /** The time of the first tick; entity ids start at one. */
  readonly nowMs: number;
  readonly recentMessages?: readonly SpokenMessage[];
  /** Defaults to normal. */
  readonly difficulty?: InstanceDifficulty;
  readonly instanceId?: string | null;
  /** For how many players the enemies of a private instance are made; defaults to its capacity. */
  readonly groupSize?: number;
}

/** Entities reserved for enemies, drops, objects, people with names and machines. */
export const otherEntities = 1024;

export function createState(options: ZoneOptions): ZoneState {
  const { map, gameData, channel, epoch, rng, capacity, nowMs, recentMessages = [], difficulty = 'normal' } = options;
  const { instanceId = null, groupSize = capacity } = options;
  const entityCapacity = capacity + map.townspeopleCount + otherEntities;
  const places = placesOn(map, [...gameData.places.values()]);
  const safePlaces = [...places.values()].filter(({ id }) => gameData.places.get(id)?.safe === true);
  return {
    map,
    gameData,
    channel,
    epoch,
    difficulty,
    instanceId,
    groupSize,
    rng,
    capacity,
    nowMs,
    tick: 0,
    nextEntityId: 1,
    nextEffect: 1,
    clockAheadMs: 0,
    channels: 1,
    slices: [],
    ids: new Uint32Array(entityCapacity),
    x: new Float32Array(entityCapacity),
    y: new Float32Array(entityCapacity),
    sinceTick: new Float64Array(entityCapacity),
    facing: new Uint8Array(entityCapacity),
    flags: new Uint16Array(entityCapacity),
    shownFlags: new Uint16Array(entityCapacity),
    personal: new Uint8Array(entityCapacity),
    health: new Uint8Array(entityCapacity),
    revision: new Uint8Array(entityCapacity),
    hasVisibilityOverride: new Uint8Array(entityCapacity),
    visibilityOverrides: new Map(),
    appearances: [],
    freeEntityIndices: Array.from({ length: entityCapacity }, (_, index) => entityCapacity - 1 - index),
    players: new Map(),
    playerOfEntity: new Map(),
    playerOfConnection: new Map(),
    recentMessages: [...recentMessages],
    views: new Map(),
    entityIndexOf: new Map(),
    places,
    safePlaces,
    clinic: clinicOf(map, places, [...gameData.places.values()]),
    outbox: [],
  };
}

/** Returns the value of a column for an entity. */
export function at(column: { readonly [entityIndex: number]: number }, entityIndex: number): number {
  const value = column[entityIndex];
  if (value === undefined) throw new RangeError('no such row');
  return value;
}

/**
 * Returns the value of a column of tiles: a function of its own, since one that reads columns of every kind is slow
 * where it is called for every pair.
 */
export function tileAt(column: Float32Array, entityIndex: number): number {
  const value = column[entityIndex];
  if (value === undefined) throw new RangeError('no such row');
  return value;
}

export function setFlag(state: ZoneState, entityIndex: number, flag: number): void {
  state.flags[entityIndex] = flagsAt(state.flags, entityIndex) | flag;
}

export function clearFlag(state: ZoneState, entityIndex: number, flag: number): void {
  state.flags[entityIndex] = flagsAt(state.flags, entityIndex) & ~flag;
}

/** Like `tileAt`, for flags. */
function flagsAt(column: Uint16Array, entityIndex: number): number {
  const flags = column[entityIndex];
  if (flags === undefined) throw new RangeError('no such row');
  return flags;
}
