import type { AbilityContent } from '@necp/shared/ability/content';
import type { CharacterId, TileSpot } from '@necp/shared/kernel';
import type { NpcContent, ScheduleEntry } from '@necp/shared/npc/content';
import type { SpawnCall } from '../combat/flying';
import type { GroundPlace } from '../places';
import type { Route } from './paths';
import type { Walk } from './walk';

/** Something that stands where somebody put it and does its one thing until its time is over. */
export interface Machine {
  readonly row: number;
  readonly entityId: number;
  readonly what: Extract<SpawnCall, { kind: 'deploy' }>['what'];
  readonly ownerId: number;
  readonly ability: AbilityContent | null;
  readonly rank: number;
  readonly everyTicks: number;
  readonly endsTick: number;
  nextTick: number;
  /** What reaches no farther than an arm walks to its foes. */
  readonly walk: Walk | null;
}

/** Something that rolls along a route until it arrives or is stopped. */
export interface Vehicle {
  readonly row: number;
  readonly entityId: number;
  readonly runId: string;
  readonly route: Route;
  corner: number;
  /** Length of the whole route. */
  readonly tiles: number;
  readonly tilesPerS: number;
  state: 'rolling' | 'stopped' | 'arrived';
}

/** Somebody a player leads through the street. */
export interface Escort {
  readonly characterId: CharacterId;
  readonly npcId: string;
  readonly questId: string;
  readonly stageId: string;
  readonly to: string;
  readonly row: number;
  readonly entityId: number;
  readonly walk: Walk;
  /** Over: stands about until this tick, then goes. */
  endsTick: number | null;
}

/**
 * A person with a name. Who remembers the world differently may meet them elsewhere, so one person may have several
 * bodies; each viewer sees one.
 */
export interface Person {
  readonly content: NpcContent;
  readonly bodies: PersonBody[];
  /** Whether everybody finds them at the same place. */
  readonly isSameForAll: boolean;
  /** Which errand each character in the zone finds this person at. */
  readonly metAt: Map<CharacterId, string | null>;
}

/** What somebody does where, at this hour: bodies are told apart by its key. */
export interface Errand {
  readonly key: string;
  readonly place: GroundPlace;
  readonly doing: ScheduleEntry['doing'];
}

export interface PersonBody {
  readonly row: number;
  readonly entityId: number;
  errand: Errand;
  /** Where it stands for it. */
  spot: TileSpot;
  readonly walk: Walk;
  /** On its way out of the zone. */
  isLeaving: boolean;
  idleUntilTick: number;
  duckUntilTick: number;
  fleesUntilTick: number;
  /** Who was greeted when. */
  readonly greetedTick: Map<CharacterId, number>;
  nextBarkTick: number;
}
