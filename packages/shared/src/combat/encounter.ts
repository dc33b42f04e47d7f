import type { CharacterId } from '../kernel/ids';
import type { CombatKind, CombatLineKind, CombatOutcome } from './schema';

/** One body's part of a fight, in sums since it began. */
export interface FoughtBody {
  /** The body's number in this fight. */
  readonly body: number;
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

/** One line of a fight; bodies by their numbers in it. */
export interface FoughtLine {
  /** Counts the lines of the fight from 0. */
  readonly seq: number;
  readonly atMs: number;
  readonly source: number | null;
  readonly target: number;
  readonly kind: CombatLineKind;
  readonly amount: number;
  readonly type: string;
  /** Weapon, ability or status by which it came. */
  readonly by: string;
}

/** A fight with what happened in it since it was handed on last. */
export interface FoughtSession {
  /** A UUID. */
  readonly id: string;
  readonly kind: CombatKind;
  readonly startedAtMs: number;
  /** Null while it goes on. */
  readonly endedAtMs: number | null;
  readonly bodies: readonly FoughtBody[];
  /** Those since the last time; sent again, they are written once. */
  readonly lines: readonly FoughtLine[];
}
