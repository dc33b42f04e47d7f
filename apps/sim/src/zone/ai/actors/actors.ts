import type { AbilityContent } from '@necp/shared/ability/content';
import type { CharacterId, TileSpot } from '@necp/shared/kernel';
import type { NpcContent, ScheduleEntry } from '@necp/shared/npc/content';
import type { SpawnCall } from '../../combat/weapons/flying';
import type { GroundPlace } from '../../places';
import type { Route } from '../movement/paths';
import type { Walk } from '../movement/walk';

/** A machine that stands where its owner put it and does its one job until its time is over. */
export interface Machine {
  readonly entityIndex: number;
  readonly entityId: number;
  readonly what: Extract<SpawnCall, { kind: 'deploy' }>['what'];
  readonly ownerId: number;
  readonly ability: AbilityContent | null;
  readonly rank: number;
  readonly everyTicks: number;
  readonly endsTick: number;
  nextTick: number;
  /** A machine that reaches no farther than an arm walks to its enemies. */
  readonly walk: Walk | null;
}

/** A vehicle that rolls along a route until it arrives or is stopped. */
export interface Vehicle {
  readonly entityIndex: number;
  readonly entityId: number;
  readonly runId: string;
  readonly route: Route;
  corner: number;
  /** Length of the whole route, in tiles. */
  readonly tiles: number;
  readonly tilesPerS: number;
  state: 'rolling' | 'stopped' | 'arrived';
}

/** A person that a player leads through the zone. */
export interface Escort {
  readonly characterId: CharacterId;
  readonly npcId: string;
  readonly questId: string;
  readonly stageId: string;
  readonly to: string;
  readonly entityIndex: number;
  readonly entityId: number;
  readonly walk: Walk;
  /** The escort is over: the person stands about until this tick, then goes. */
  endsTick: number | null;
}

/**
 * A person with a name. Players whose world state differs may meet the same person in different places, so one person
 * may have several entities; each viewer sees one of them.
 */
export interface Person {
  readonly content: NpcContent;
  readonly entities: PersonEntity[];
  /** Whether all players find this person at the same place. */
  readonly isSameForAll: boolean;
  /** The task at which each character in the zone finds this person. */
  readonly metAt: Map<CharacterId, string | null>;
}

/** What a person does at this hour, and where; its key tells the entities of a person apart. */
export interface PersonTask {
  readonly key: string;
  readonly place: GroundPlace;
  readonly doing: ScheduleEntry['doing'];
}

export interface PersonEntity {
  readonly entityIndex: number;
  readonly entityId: number;
  task: PersonTask;
  /** The spot at which the person stands for it. */
  spot: TileSpot;
  readonly walk: Walk;
  /** Whether the person is on its way out of the zone. */
  isLeaving: boolean;
  idleUntilTick: number;
  duckUntilTick: number;
  fleesUntilTick: number;
  /** The tick at which each character was last greeted. */
  readonly greetedTick: Map<CharacterId, number>;
  nextBarkTick: number;
}
