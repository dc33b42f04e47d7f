import type { CharacterId } from '../kernel/ids';
import type { CombatKind, CombatLogEntryKind, CombatOutcome } from './schema';

/** One fighter's part of an encounter, as sums since its beginning. */
export interface ParticipantRecord {
  /** The number of the fighter in this encounter. */
  readonly participantIndex: number;
  /** Null for fighters without a player. */
  readonly characterId: CharacterId | null;
  /** A player's name, or an enemy's content id. */
  readonly name: string;
  readonly level: number;
  readonly dealt: number;
  readonly taken: number;
  readonly healed: number;
  readonly kills: number;
  readonly downs: number;
  readonly outcome: CombatOutcome | null;
}

/** One entry of an encounter's log; participants by their number in it. */
export interface EncounterLogEntry {
  /** Counts the entries of the encounter from 0. */
  readonly seq: number;
  readonly atMs: number;
  readonly source: number | null;
  readonly target: number;
  readonly kind: CombatLogEntryKind;
  readonly amount: number;
  readonly type: string;
  /** Content id of the weapon, ability or status that caused it. */
  readonly by: string;
}

/** An encounter with what happened in it since its last report. */
export interface EncounterRecord {
  /** A UUID. */
  readonly id: string;
  readonly kind: CombatKind;
  /** Id of the place in which it began; null outside all places. */
  readonly place: string | null;
  readonly startedAtMs: number;
  /** Null while it goes on. */
  readonly endedAtMs: number | null;
  readonly participants: readonly ParticipantRecord[];
  /** Entries since the last report; if they are sent again, they are stored once. */
  readonly entries: readonly EncounterLogEntry[];
}
