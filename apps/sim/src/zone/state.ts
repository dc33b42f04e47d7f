import type { Look } from '@necp/shared/character/look';
import type { ChatPace } from '@necp/shared/chat/rules';
import type { ChatLine } from '@necp/shared/chat/schema';
import type { AccountId, CharacterId, Locale, Rng, SessionId } from '@necp/shared/kernel';
import type { EntityKind, Intent, SnapshotWriter } from '@necp/shared/protocol';
import { InterestGrid } from '@necp/shared/zone/interest';
import type { LocalText, ZoneMap } from '@necp/shared/zone/map';
import type { CharacterSheet } from '@necp/shared/zone/sheet';
import type { Departed } from './outputs';

/** Name in both languages; players have one name in both. */
export interface Appearance {
  readonly kind: EntityKind;
  readonly name: LocalText;
  readonly look: Look;
}

/** A character in the zone, connected or waiting for its player to come back. */
export interface Player {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  sessionId: SessionId;
  readonly row: number;
  readonly name: string;
  epoch: number;
  locale: Locale;
  /** The connection that plays it; null while the link is lost. */
  link: number | null;
  linkLostTick: number;
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
}

/** Somebody who lives here: walks the footpath from node to node. */
export interface Walker {
  readonly row: number;
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
  readonly characterId: CharacterId;
  readonly writer: SnapshotWriter;
  readonly visible: number[];
}

/** Everything a zone knows. Rows hold bodies; a row with id 0 is empty. */
export interface ZoneState {
  readonly map: ZoneMap;
  readonly channel: number;
  readonly epoch: number;
  readonly rng: Rng;
  readonly capacity: number;
  tick: number;
  nowMs: number;
  nextEntityId: number;
  nextLine: number;
  /** Counts the outputs that need an id; see `nextId`. */
  nextEffect: number;
  /** The number of players that was told last. */
  toldPopulation: number;
  readonly ids: Uint32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly facing: Uint8Array;
  readonly flags: Uint8Array;
  readonly appearances: (Appearance | undefined)[];
  readonly freeRows: number[];
  readonly players: Map<CharacterId, Player>;
  readonly playerOfLink: Map<number, Player>;
  readonly walkers: Walker[];
  /** Neighbours of each node of the footpath. */
  readonly paths: readonly (readonly number[])[];
  /** Left, but their last position is not yet written: coming back now, they stand where they were. */
  readonly departing: Map<CharacterId, Departed>;
  /** The last lines of the zone's channel, oldest first. */
  readonly recentLines: ChatLine[];
  readonly views: Map<number, ClientView>;
  readonly grid: InterestGrid;
}

export interface ZoneOptions {
  readonly map: ZoneMap;
  readonly channel: number;
  readonly epoch: number;
  readonly rng: Rng;
  /** Players at most, connected and link-lost together. */
  readonly capacity: number;
  /** First tick; entity ids start at one. */
  readonly nowMs: number;
  readonly recentLines?: readonly ChatLine[];
}

const cellTiles = 16;

export function createState(options: ZoneOptions): ZoneState {
  const { map, channel, epoch, rng, capacity, nowMs, recentLines = [] } = options;
  const rows = capacity + map.townspeopleCount;
  return {
    map, channel, epoch, rng, capacity, nowMs,
    tick: 0,
    nextEntityId: 1,
    nextLine: 1,
    nextEffect: 1,
    toldPopulation: 0,
    ids: new Uint32Array(rows),
    x: new Float32Array(rows),
    y: new Float32Array(rows),
    facing: new Uint8Array(rows),
    flags: new Uint8Array(rows),
    appearances: [],
    freeRows: Array.from({ length: rows }, (_, index) => rows - 1 - index),
    players: new Map(),
    playerOfLink: new Map(),
    walkers: [],
    paths: pathsOf(map),
    departing: new Map(),
    recentLines: [...recentLines],
    views: new Map(),
    grid: new InterestGrid(map.widthTiles, map.heightTiles, cellTiles),
  };
}

/**
 * Puts a body on the ground.
 * @throws RangeError when the zone has no row left; joins are refused before that.
 */
export function addBody(state: ZoneState, at: { readonly x: number; readonly y: number; readonly facing: number }, appearance: Appearance): number {
  const row = state.freeRows.pop();
  if (row === undefined) throw new RangeError('no row left');
  state.ids[row] = state.nextEntityId++;
  state.x[row] = at.x;
  state.y[row] = at.y;
  state.facing[row] = at.facing;
  state.flags[row] = 0;
  state.appearances[row] = appearance;
  return row;
}

export function removeBody(state: ZoneState, row: number): void {
  state.ids[row] = 0;
  state.appearances[row] = undefined;
  state.freeRows.push(row);
}

/** The value of a column where a body stands. */
export function at(column: { readonly [row: number]: number }, row: number): number {
  const value = column[row];
  if (value === undefined) throw new RangeError('no such row');
  return value;
}

export function setFlag(state: ZoneState, row: number, flag: number): void {
  state.flags[row] = at(state.flags, row) | flag;
}

export function clearFlag(state: ZoneState, row: number, flag: number): void {
  state.flags[row] = at(state.flags, row) & ~flag;
}

function pathsOf(map: ZoneMap): number[][] {
  const paths: number[][] = map.footpath.nodes.map(() => []);
  for (const [one, other] of map.footpath.edges) {
    paths[one]?.push(other);
    paths[other]?.push(one);
  }
  return paths;
}
