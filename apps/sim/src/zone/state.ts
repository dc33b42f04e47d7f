import type { Look } from '@necp/shared/character/look';
import { createRooms, type ZoneRooms } from './rooms/rooms';
import type { ChatPace } from '@necp/shared/chat/rules';
import type { ChatLine } from '@necp/shared/chat/schema';
import type { InstanceDifficulty } from '@necp/shared/instance/schema';
import type { AccountId, CharacterId, ItemId, Locale, Rng, SessionId, TileSpot } from '@necp/shared/kernel';
import type { EntityKind, Intent, SnapshotWriter } from '@necp/shared/protocol';
import { InterestGrid } from '@necp/shared/zone/interest';
import type { LocalText, ZoneMap } from '@necp/shared/zone/map';
import type { CharacterSheet } from '@necp/shared/zone/sheet';
import type { Combatant } from './combat/combatant';
import type { Hazard, Projectile, SpawnCall } from './combat/flying';
import {
  createCells,
  createHistory,
  type Duel,
  type CombatantCells,
  type PlacedCombatEvent,
  type History,
  type SoundStimulus,
  type Encounter,
} from './combat/shapes';
import type { Usage } from './combat/usage';
import { undirected, type Direction } from './direction';
import type { GameData } from './game-data';
import { createAiState, type AiState } from './ai/ai-state';
import type { Departed, ZoneOutput } from './outputs';
import { placesOn, type GroundPlace } from './places';

/** What is seen of a body. Name in both languages; players have one name in both. */
export interface Appearance {
  readonly kind: EntityKind;
  readonly name: LocalText;
  /** Null for whoever is no person. */
  readonly look: Look | null;
  /** Id of the person, enemy, item template or object. */
  readonly content: string;
  readonly level: number;
  /** Of a drop the rank of its rarity, of a thing its state, of a deployable its side. */
  readonly variant: number;
  /** Template in the hand. */
  readonly held: string;
  /** Templates of clothing that shows. */
  readonly worn: readonly string[];
}

/** A character in the zone, connected or waiting for its player to come back. */
export interface Player {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  sessionId: SessionId;
  readonly entityIndex: number;
  /** Of its row; null until it is enlisted. */
  combatant: Combatant | null;
  name: string;
  epoch: number;
  locale: Locale;
  /** The connection that plays it; null while the link is lost. */
  connectionId: number | null;
  connectionLostTick: number;
  /** Intents not yet followed, in the order of their numbers. */
  readonly queue: Intent[];
  queuedSeq: number;
  ackSeq: number;
  /** Steps it may take: refilled each tick, so that bursts are followed and the net speed stays the limit. */
  allowance: number;
  /** Intents thrown away in the present window; many of them are no bad line any more. */
  droppedIntents: number;
  lastStepTick: number;
  lastActiveTick: number;
  /** Up to which tick its time played was handed to the domain. */
  notedTick: number;
  readonly pace: ChatPace;
  /** As the domain last told it. */
  sheet: CharacterSheet;
  /** The dodge roll under way, in steps; see `stepMovement`. */
  roll: { readonly rollSteps: number; readonly rollFacing: number; readonly rollRestSteps: number };
  /** Buttons of the last intent followed, for what happens on the press. */
  heldButtons: number;
  /** A pull of the trigger that came while the weapon was not ready counts until then. */
  pulledUntilMs: number;
  /** Steps sprinted since the last ones were counted. */
  sprintedSteps: number;
  /** Entity it has locked on; 0 nobody. */
  lock: number;
  readonly usage: Usage;
  /** Helping somebody up; the entity. */
  reviving: {
    readonly target: number;
    readonly startTick: number;
    readonly endsTick: number;
    readonly x: number;
    readonly y: number;
  } | null;
  /** A consumable in the hand. */
  inHand: { readonly itemId: ItemId; readonly templateId: string; readonly endsTick: number } | null;
  /** Templates being used up, by the id of the request. */
  readonly using: Map<string, string>;
  /** Whether it stood where nobody fights when that was looked at last. */
  wasSafe: boolean;
  /** What was last told about itself, as text. */
  sentSelf: string;
  sentDown: string;
}

/** Somebody who lives here: walks the footpath from node to node. */
export interface Walker {
  readonly entityIndex: number;
  fromNode: number;
  toNode: number;
  /** Where on the way to `toNode` it is heading, a little beside the middle of the path. */
  goalX: number;
  goalY: number;
  readonly tilesPerTick: number;
  readonly sideTiles: number;
  /** Stands until this tick. */
  idleUntilTick: number;
}

/** What one connection was told so far. */
export interface ClientView {
  readonly connectionId: number;
  readonly player: Player;
  readonly writer: SnapshotWriter;
  /** How many it had in sight when it looked round last. */
  inSight: number;
}

/** Everything a zone knows. Rows hold bodies; a row with id 0 is empty. */
export interface ZoneState {
  readonly map: ZoneMap;
  readonly channel: number;
  readonly epoch: number;
  /** Of a private instance; the street is normal. */
  readonly difficulty: InstanceDifficulty;
  readonly rng: Rng;
  readonly capacity: number;
  tick: number;
  nowMs: number;
  nextEntityId: number;
  nextLine: number;
  /** Counts the outputs that need an id; see `nextId`. */
  nextEffect: number;
  /** The number of players that was told last. */
  sentPopulation: number;
  /** Channels of this zone that are open, this one among them, and how many were told last. */
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
  /** Share left, 0..255. */
  readonly health: Uint8Array;
  /** Counts changes of what is seen. */
  readonly revision: Uint8Array;
  /** 1 where not everybody may see what stands there; see `isVisibleTo`. */
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
  /** Left, but their last position is not yet written: coming back now, they stand where they were. */
  readonly departing: Map<CharacterId, Departed>;
  /** The last lines of the zone's channel, oldest first. */
  readonly recentLines: ChatLine[];
  readonly views: Map<number, ClientView>;
  readonly grid: InterestGrid;
  readonly gameData: GameData;
  /** Ways out, things, talks, drops, what stories and events want. */
  readonly rooms: ZoneRooms;
  /** Rows of whoever can fight. */
  readonly combatants: Map<number, Combatant>;
  /** The same by entity id. */
  readonly combatantOf: Map<number, Combatant>;
  readonly cells: CombatantCells;
  /** Fights under way, by id. */
  readonly encounters: Map<string, Encounter>;
  /** Entity id to row. */
  readonly entityIndexOf: Map<number, number>;
  readonly projectiles: Projectile[];
  readonly hazards: Hazard[];
  /** What abilities ask those who run minds to put on the ground; emptied by them in `think`. */
  readonly spawnCalls: SpawnCall[];
  readonly duels: Duel[];
  /** Every named place that lies on this map, by id. */
  readonly places: ReadonlyMap<string, GroundPlace>;
  /** Where nobody fights. */
  readonly safePlaces: readonly GroundPlace[];
  /** Where the dead wake up. */
  readonly clinic: TileSpot;
  readonly history: History;
  /** Enemies, machines, people with names, and what they share. */
  readonly ai: AiState;
  /** What a test's director has changed; nothing in a city that is played. */
  readonly direction: Direction;
  /** What happened in this tick; told with its snapshots. */
  readonly combatEvents: PlacedCombatEvent[];
  /** What was loud in this tick. */
  readonly soundStimuli: SoundStimulus[];
  /** What verbs want done outside; handed over when the tick settles. */
  readonly outbox: ZoneOutput[];
}

export interface ZoneOptions {
  readonly map: ZoneMap;
  readonly gameData: GameData;
  readonly channel: number;
  readonly epoch: number;
  readonly rng: Rng;
  /** Players at most, connected and link-lost together. */
  readonly capacity: number;
  /** First tick; entity ids start at one. */
  readonly nowMs: number;
  readonly recentLines?: readonly ChatLine[];
  /** Normal when left out. */
  readonly difficulty?: InstanceDifficulty;
}

const cellTiles = 16;
/** Rows for enemies, drops, things, people with names and machines. */
export const otherEntities = 1024;

export function createState(options: ZoneOptions): ZoneState {
  const { map, gameData, channel, epoch, rng, capacity, nowMs, recentLines = [], difficulty = 'normal' } = options;
  const entityIndices = capacity + map.townspeopleCount + otherEntities;
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
    rooms: createRooms(map, gameData, places),
    ids: new Uint32Array(entityIndices),
    x: new Float32Array(entityIndices),
    y: new Float32Array(entityIndices),
    facing: new Uint8Array(entityIndices),
    flags: new Uint16Array(entityIndices),
    shownFlags: new Uint16Array(entityIndices),
    personal: new Uint8Array(entityIndices),
    health: new Uint8Array(entityIndices),
    revision: new Uint8Array(entityIndices),
    hasVisibilityOverride: new Uint8Array(entityIndices),
    visibilityOverrides: new Map(),
    appearances: [],
    freeEntityIndices: Array.from({ length: entityIndices }, (_, index) => entityIndices - 1 - index),
    players: new Map(),
    playerOfEntity: new Map(),
    playerOfConnection: new Map(),
    walkers: [],
    paths: pathsOf(map),
    departing: new Map(),
    recentLines: [...recentLines],
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
    history: createHistory(entityIndices),
    ai: createAiState(map, gameData, entityIndices),
    combatEvents: [],
    outbox: [],
    soundStimuli: [],
  };
}

/** What `addBody` takes for granted. */
const plain = { look: null, content: '', level: 0, variant: 0, held: '', worn: [] } as const;

/** What has to be said of a new body; the rest is nothing. */
export type NewAppearance = Pick<Appearance, 'kind' | 'name'> & Partial<Appearance>;

/**
 * Puts a body on the ground.
 * @throws RangeError when the zone has no row left; joins are refused before that.
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

/** Puts a body somewhere else without a way between: nobody's shot follows it there. */
export function placeEntity(state: ZoneState, entityIndex: number, spot: TileSpot): void {
  state.x[entityIndex] = spot.x;
  state.y[entityIndex] = spot.y;
  state.history.sinceTick[entityIndex] = state.tick;
}

/** Changes what is seen of a body. */
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

/** The value of a column where a body stands. */
export function at(column: { readonly [entityIndex: number]: number }, entityIndex: number): number {
  const value = column[entityIndex];
  if (value === undefined) throw new RangeError('no such row');
  return value;
}

/**
 * The same of a column of tiles: a function of its own, since one that reads columns of every kind is slow where it is
 * called for every pair.
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

/** As `tileAt`, of flags. */
function flagsAt(column: Uint16Array, entityIndex: number): number {
  const flags = column[entityIndex];
  if (flags === undefined) throw new RangeError('no such row');
  return flags;
}

function pathsOf(map: ZoneMap): number[][] {
  const paths: number[][] = map.footpath.nodes.map(() => []);
  for (const [one, other] of map.footpath.edges) {
    paths[one]?.push(other);
    paths[other]?.push(one);
  }
  return paths;
}

/** Where the dead of a zone wake up: at its clinic, else at its first safe place, else where newcomers stand. */
function clinicOf(map: ZoneMap, safe: readonly GroundPlace[]): TileSpot {
  return (
    safe.find(({ id }) => id.includes('clinic')) ??
    safe[0] ??
    map.spawns[0] ?? { x: map.widthTiles / 2, y: map.heightTiles / 2 }
  );
}
