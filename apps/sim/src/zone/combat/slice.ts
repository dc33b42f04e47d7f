import type { ParticipantRecord, EncounterLogEntry } from '@necp/shared/combat/encounter';
import type { CombatEvent } from '@necp/shared/protocol';
import type { Combatant } from './combatant';

/** An event and its position: every client that sees one of the two spots receives it. */
export interface PlacedCombatEvent {
  readonly event: CombatEvent;
  readonly x: number;
  readonly y: number;
  readonly otherX: number;
  readonly otherY: number;
}

/** A fight from its first hit until all participants have left it. */
export interface Encounter {
  readonly id: string;
  readonly kind: 'world' | 'boss' | 'duel' | 'event';
  readonly startedMs: number;
  /** By entity id. */
  readonly participants: Map<number, EncounterParticipant>;
  nextSeq: number;
  entries: EncounterLogEntry[];
  flushedTick: number;
}

/** Sums of one combatant in one encounter, including numbers that only its own summary shows. */
export interface EncounterParticipant {
  readonly participantIndex: number;
  readonly entityId: number;
  readonly characterId: ParticipantRecord['characterId'];
  readonly name: string;
  readonly level: number;
  readonly startTick: number;
  lastTick: number;
  dealt: number;
  taken: number;
  healed: number;
  absorbed: number;
  criticals: number;
  biggestHit: number;
  shotsFired: number;
  shotsHit: number;
  kills: number;
  downs: number;
  outcome: ParticipantRecord['outcome'];
}

/** Two players in a duel or before one, by entity id. */
export interface Duel {
  readonly challenger: number;
  readonly challenged: number;
  phase: 'challenged' | 'countdown' | 'active';
  /** The tick at which the current phase ends. */
  endsTick: number;
  /** Middle of the ring. */
  readonly x: number;
  readonly y: number;
  /** The duel was agreed at a board: the two are moved into the ring, and the board records the result. */
  readonly isStaged: boolean;
  /** Entity id of the loser, who has one point of health left. */
  beaten: number | null;
  /** Since when each combatant has been outside the ring. */
  readonly outside: Map<number, number>;
}

/**
 * Combatants sorted into cells, once per tick on first use: an entity moves less in a tick than a query is widened by.
 */
export interface CombatantCells {
  builtTick: number;
  readonly cells: Map<number, Combatant[]>;
  /** Entities checked since the zone began, as a measure of the work done for combat. */
  looks: number;
}

/** A sound of one tick, which enemies near enough hear. */
export interface SoundStimulus {
  readonly tick: number;
  readonly entityIndex: number;
  readonly x: number;
  readonly y: number;
  readonly tiles: number;
}

/** Ticks kept: as many as a shot may be rewound, and more for motion within a tick. */
export const keptTicks = 8;

/** Where all entities stood at the end of the last ticks, by tick mod `keptTicks`. */
export interface History {
  readonly x: readonly Float32Array[];
  readonly y: readonly Float32Array[];
  /** Since when an entity has moved without a jump: its spawn or its last teleport. */
  readonly sinceTick: Float64Array;
}

export function createHistory(entityCapacity: number): History {
  const columns = () => Array.from({ length: keptTicks }, () => new Float32Array(entityCapacity));
  return { x: columns(), y: columns(), sinceTick: new Float64Array(entityCapacity) };
}

export function createCells(): CombatantCells {
  return { builtTick: -1, cells: new Map(), looks: 0 };
}
