import type { CharacterId } from '../kernel/ids';
import type { CombatKind, CombatLogEntryKind, CombatOutcome } from './schema';

/** One body's part of a fight, in sums since it began. */
export interface ParticipantRecord {
  /** The body's number in this fight. */
  readonly participantIndex: number;
  /** Null for whoever is no player. */
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

/** One line of a fight; participants by their numbers in it. */
export interface EncounterLogEntry {
  /** Counts the entries of the fight from 0. */
  readonly seq: number;
  readonly atMs: number;
  readonly source: number | null;
  readonly target: number;
  readonly kind: CombatLogEntryKind;
  readonly amount: number;
  readonly type: string;
  /** Weapon, ability or status by which it came. */
  readonly by: string;
}

/** A fight with what happened in it since it was handed on last. */
export interface EncounterRecord {
  /** A UUID. */
  readonly id: string;
  readonly kind: CombatKind;
  readonly startedAtMs: number;
  /** Null while it goes on. */
  readonly endedAtMs: number | null;
  readonly participants: readonly ParticipantRecord[];
  /** Those since the last time; sent again, they are written once. */
  readonly entries: readonly EncounterLogEntry[];
}
