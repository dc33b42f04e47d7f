import type { CombatEvent } from '@necp/shared/protocol';
import type { ParticipantRecord, EncounterLogEntry } from '@necp/shared/combat/encounter';
import type { Combatant } from './combatant';

/** Something to be told, and where: whoever sees one of the two spots is told. */
export interface PlacedCombatEvent {
  readonly event: CombatEvent;
  readonly x: number;
  readonly y: number;
  readonly otherX: number;
  readonly otherY: number;
}

/** A fight from its first blow until everyone in it has peace. */
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

/** Sums of one body in one fight; numbers that only its own summary shows are here as well. */
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

/** Two players who agreed to fight, or were asked to; entity ids. */
export interface Duel {
  readonly challenger: number;
  readonly challenged: number;
  phase: 'challenged' | 'countdown' | 'active';
  /** Of the phase. */
  endsTick: number;
  /** Middle of the ring. */
  readonly x: number;
  readonly y: number;
  /** Agreed at a board: the two are brought into the ring, and how it ends is written there. */
  readonly isStaged: boolean;
  /** Who has one point of health left. */
  beaten: number | null;
  /** Since when somebody stands outside the ring. */
  readonly outside: Map<number, number>;
}

/**
 * Fighters sorted into cells, once per tick when somebody asks: bodies move less in a tick than a query is widened by.
 */
export interface CombatantCells {
  builtTick: number;
  readonly cells: Map<number, Combatant[]>;
  /** Bodies looked at since the zone began; how much work fighting is, counted. */
  looks: number;
}

/** Something loud in one tick: those who listen hear it. */
export interface SoundStimulus {
  readonly tick: number;
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly tiles: number;
}

/** As far as a shot may be rewound, and more for motion within a tick. */
export const keptTicks = 8;

/** Where everybody stood at the end of the last ticks, by tick mod `keptTicks`. */
export interface History {
  readonly x: readonly Float32Array[];
  readonly y: readonly Float32Array[];
  /** Since when a row's track is one walk: its birth or its last jump. */
  readonly sinceTick: Float64Array;
}

export function createHistory(rows: number): History {
  const columns = () => Array.from({ length: keptTicks }, () => new Float32Array(rows));
  return { x: columns(), y: columns(), sinceTick: new Float64Array(rows) };
}

export function createCells(): CombatantCells {
  return { builtTick: -1, cells: new Map(), looks: 0 };
}
