import type { Look } from '@necp/shared/character/look';
import type { ChatPace } from '@necp/shared/chat/rules';
import type { ChatMessage } from '@necp/shared/chat/schema';
import type { InstanceDifficulty } from '@necp/shared/instance/schema';
import type { AccountId, CharacterId, ItemId, Locale, Rng, SessionId, TileSpot } from '@necp/shared/kernel';
import type { EntityKind, Intent, SnapshotWriter } from '@necp/shared/protocol';
import { InterestGrid } from '@necp/shared/zone/interest';
import type { LocalText, ZoneMap } from '@necp/shared/zone/map';
import type { CharacterSheet } from '@necp/shared/zone/sheet';
import { createAiState, type AiState } from './ai/slice';
import type { Combatant } from './combat/combatant';
import type { Usage } from './combat/player/usage';
import {
  createCells,
  createHistory,
  type Duel,
  type CombatantCells,
  type PlacedCombatEvent,
  type History,
  type SoundStimulus,
  type Encounter,
} from './combat/slice';
import type { Hazard, Projectile, SpawnCall } from './combat/weapons/flying';
import { undirected, type Direction } from './core/direction';
import { clinicOf, pathsOf, placesOn, type GroundPlace } from './places';
import type { ZoneRoom } from './core/room';
import type { GameData } from './game-data';
import type { Departed, ZoneOutput } from './outputs';

/** How an entity appears. Its name is in both languages; players have one name in both. */
export interface Appearance {
  readonly kind: EntityKind;
  readonly name: LocalText;
  /** Null for entities that are no person. */
  readonly look: Look | null;
  /** Id of the person, enemy, item template or object. */
  readonly content: string;
  readonly level: number;
  /** For a drop the rank of its rarity, for an object its state, for a machine its side. */
  readonly variant: number;
  /** Item template in the hand. */
  readonly held: string;
  /** Item templates of visible clothing. */
  readonly worn: readonly string[];
}

/** A character in the zone, connected or waiting for its player to reconnect. */
export interface Player {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  sessionId: SessionId;
  readonly entityIndex: number;
  /** The combatant of its entity; null until the sheet was applied. */
  combatant: Combatant | null;
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
  /** Buttons of the last executed intent, to detect presses. */
  heldButtons: number;
  /** A press of the trigger while the weapon is not ready stays valid until then. */
  pulledUntilMs: number;
  /** Steps sprinted since they were last counted. */
  sprintedSteps: number;
  /** Entity it has locked on; 0 for none. */
  lock: number;
  readonly usage: Usage;
  /** The entity it is reviving. */
  reviving: {
    readonly target: number;
    readonly startTick: number;
    readonly endsTick: number;
    readonly x: number;
    readonly y: number;
  } | null;
  /** The consumable being used. */
  inHand: { readonly itemId: ItemId; readonly templateId: string; readonly endsTick: number } | null;
  /** Item templates being consumed, by the id of the request. */
  readonly using: Map<string, string>;
  /** Whether it stood in a safe zone at the last check. */
  wasSafe: boolean;
  /** The last state that was sent about itself, as text. */
  sentSelf: string;
  sentDown: string;
}

/** A townsperson who walks the footpath from node to node. */
export interface Walker {
  readonly entityIndex: number;
  fromNode: number;
  toNode: number;
  /** The point on the way to `toNode` it is heading for, a little beside the middle of the path. */
  goalX: number;
  goalY: number;
  readonly tilesPerTick: number;
  readonly sideTiles: number;
  /** Stands still until this tick. */
  idleUntilTick: number;
}

/** What one connection has received so far. */
export interface ClientView {
  readonly connectionId: number;
  readonly player: Player;
  readonly writer: SnapshotWriter;
  /** The number of entities in sight at the last search. */
  inSight: number;
}

/** The whole state of a zone. Columns are indexed by entity; an index with id 0 is empty. */
export interface ZoneState {
  readonly map: ZoneMap;
  readonly channel: number;
  readonly epoch: number;
  /** The difficulty of a private instance; public zones are normal. */
  readonly difficulty: InstanceDifficulty;
  readonly rng: Rng;
  readonly capacity: number;
  tick: number;
  nowMs: number;
  nextEntityId: number;
  nextLine: number;
  /** Counts the outputs that need an id; see `nextId`. */
  nextEffect: number;
  /** The number of players that was sent last. */
  sentPopulation: number;
  /** Open channels of this zone including this one, and the number that was sent last. */
  channels: number;
  sentChannels: number;
  readonly ids: Uint32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
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
  readonly walkers: Walker[];
  /** Neighbours of each node of the footpath. */
  readonly paths: readonly (readonly number[])[];
  /** Players who left and whose last position is not saved yet: if they come back now, they stand there. */
  readonly departing: Map<CharacterId, Departed>;
  /** The last messages of the zone's channel, oldest first. */
  readonly recentMessages: ChatMessage[];
  readonly views: Map<number, ClientView>;
  readonly grid: InterestGrid;
  readonly gameData: GameData;
  readonly rooms: readonly ZoneRoom[];
  /** The rooms' own parts of the state, by name; see `zoneSlice`. */
  readonly slices: Record<string, unknown>;
  /** Combatants by entity index. */
  readonly combatants: Map<number, Combatant>;
  /** Combatants by entity id. */
  readonly combatantOf: Map<number, Combatant>;
  readonly cells: CombatantCells;
  /** Encounters in progress, by id. */
  readonly encounters: Map<string, Encounter>;
  /** Entity indices by entity id. */
  readonly entityIndexOf: Map<number, number>;
  readonly projectiles: Projectile[];
  readonly hazards: Hazard[];
  /** Spawns requested by abilities; the AI system executes and clears them in `think`. */
  readonly spawnCalls: SpawnCall[];
  readonly duels: Duel[];
  /** Every named place on this map, by id. */
  readonly places: ReadonlyMap<string, GroundPlace>;
  /** Places in which fighting is impossible. */
  readonly safePlaces: readonly GroundPlace[];
  /** Where dead players wake up. */
  readonly clinic: TileSpot;
  readonly history: History;
  /** Enemies, machines, people with names, and what they share. */
  readonly ai: AiState;
  /** What a test's director has changed; unchanged in production. */
  readonly direction: Direction;
  /** Combat events of this tick, sent with its snapshots. */
  readonly combatEvents: PlacedCombatEvent[];
  /** Sounds of this tick. */
  readonly soundStimuli: SoundStimulus[];
  /** Outputs of the verbs; handed over at the end of the tick. */
  readonly outbox: ZoneOutput[];
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
  readonly recentMessages?: readonly ChatMessage[];
  /** Defaults to normal. */
  readonly difficulty?: InstanceDifficulty;
}

const cellTiles = 16;
/** Entities reserved for enemies, drops, objects, people with names and machines. */
export const otherEntities = 1024;

export function createState(options: ZoneOptions, rooms: readonly ZoneRoom[]): ZoneState {
  const { map, gameData, channel, epoch, rng, capacity, nowMs, recentMessages = [], difficulty = 'normal' } = options;
  const entityCapacity = capacity + map.townspeopleCount + otherEntities;
  const places = placesOn(map, [...gameData.places.values()]);
  const safePlaces = [...places.values()].filter(({ id }) => gameData.places.get(id)?.safe === true);
  return {
    map,
    gameData,
    channel,
    epoch,
    difficulty,
    rng,
    capacity,
    nowMs,
    tick: 0,
    nextEntityId: 1,
    nextLine: 1,
    nextEffect: 1,
    sentPopulation: 0,
    channels: 1,
    sentChannels: 1,
    rooms,
    slices: {},
    ids: new Uint32Array(entityCapacity),
    x: new Float32Array(entityCapacity),
    y: new Float32Array(entityCapacity),
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
    walkers: [],
    paths: pathsOf(map),
    departing: new Map(),
    recentMessages: [...recentMessages],
    views: new Map(),
    grid: new InterestGrid(map.widthTiles, map.heightTiles, cellTiles),
    combatants: new Map(),
    combatantOf: new Map(),
    cells: createCells(),
    encounters: new Map(),
    entityIndexOf: new Map(),
    projectiles: [],
    hazards: [],
    spawnCalls: [],
    duels: [],
    direction: undirected(),
    places,
    safePlaces,
    clinic: clinicOf(map, safePlaces),
    history: createHistory(entityCapacity),
    ai: createAiState(map, gameData, entityCapacity),
    combatEvents: [],
    outbox: [],
    soundStimuli: [],
  };
}

/** Defaults of `addEntity`. */
const plain = { look: null, content: '', level: 0, variant: 0, held: '', worn: [] } as const;

/** What every new entity must define; the rest is optional. */
export type NewAppearance = Pick<Appearance, 'kind' | 'name'> & Partial<Appearance>;

/**
 * Creates an entity.
 * @throws RangeError when the zone has no free entity; joins are refused before that.
 */
export function addEntity(
  state: ZoneState,
  at: { readonly x: number; readonly y: number; readonly facing: number },
  appearance: NewAppearance,
): number {
  const entityIndex = state.freeEntityIndices.pop();
  if (entityIndex === undefined) throw new RangeError('no row left');
  const id = state.nextEntityId++;
  state.ids[entityIndex] = id;
  state.x[entityIndex] = at.x;
  state.y[entityIndex] = at.y;
  state.facing[entityIndex] = at.facing;
  state.flags[entityIndex] = 0;
  state.health[entityIndex] = 255;
  state.revision[entityIndex] = 0;
  state.hasVisibilityOverride[entityIndex] = 0;
  state.appearances[entityIndex] = { ...plain, ...appearance };
  state.history.sinceTick[entityIndex] = state.tick;
  state.entityIndexOf.set(id, entityIndex);
  return entityIndex;
}

export function removeEntity(state: ZoneState, entityIndex: number): void {
  const id = at(state.ids, entityIndex);
  state.entityIndexOf.delete(id);
  state.combatants.delete(entityIndex);
  state.combatantOf.delete(id);
  state.visibilityOverrides.delete(entityIndex);
  state.ids[entityIndex] = 0;
  state.appearances[entityIndex] = undefined;
  state.freeEntityIndices.push(entityIndex);
}

/** Moves an entity to another spot without a way between, so that rewound shots do not follow it. */
export function placeEntity(state: ZoneState, entityIndex: number, spot: TileSpot): void {
  state.x[entityIndex] = spot.x;
  state.y[entityIndex] = spot.y;
  state.history.sinceTick[entityIndex] = state.tick;
}

/** Changes the appearance of an entity. */
export function describe(
  state: ZoneState,
  entityIndex: number,
  change: Partial<Pick<Appearance, 'level' | 'variant' | 'held' | 'worn'>>,
): void {
  const appearance = state.appearances[entityIndex];
  if (appearance === undefined) throw new RangeError('nobody stands there');
  state.appearances[entityIndex] = { ...appearance, ...change };
  state.revision[entityIndex] = (at(state.revision, entityIndex) + 1) & 0xff;
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
