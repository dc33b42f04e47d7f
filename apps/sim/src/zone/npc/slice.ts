import type { CharacterId } from '@necp/shared/kernel';
import type { LocalText, ZoneMap } from '@necp/shared/zone/map';
import { zoneSlice } from '../core/slice';

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

/** What two passers-by, or one vendor, are saying to a player. */
export interface Exchange {
  readonly characterId: CharacterId;
  readonly lines: readonly LocalText[];
  /** The entities that speak, in turns. */
  readonly speakers: readonly number[];
  /** The number of lines that were said. */
  said: number;
  nextTick: number;
}

export const npcSlice = zoneSlice('npc', ({ map, ids }) => ({
  conversations: new Map<CharacterId, Conversation>(),
  walkers: [] as Walker[],
  exchanges: [] as Exchange[],
  /** The exchanges that each character has heard since all of them were heard. */
  heard: new Map<CharacterId, Set<string>>(),
  /** Neighbours of each node of the footpath. */
  paths: pathsOf(map),
  /** The tick until which each passer-by runs, by entity index. */
  hurriedUntil: new Int32Array(ids.length),
}));

function pathsOf({ footpath }: ZoneMap): readonly (readonly number[])[] {
  const paths: number[][] = footpath.nodes.map(() => []);
  for (const [one, other] of footpath.edges) {
    paths[one]?.push(other);
    paths[other]?.push(one);
  }
  return paths;
}
