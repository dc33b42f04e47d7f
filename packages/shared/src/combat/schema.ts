import * as z from 'zod';
import { AttributePoints } from '../character/schema';
import { CharacterId, ContentId } from '../kernel/ids';
import { StatBonus } from '../progression/content';

export const combatKinds = ['street', 'boss', 'duel', 'event'] as const;
export const CombatKind = z.enum(combatKinds);
export type CombatKind = z.infer<typeof CombatKind>;

export const combatOutcomes = ['won', 'lost', 'fled', 'ended'] as const;
export const CombatOutcome = z.enum(combatOutcomes);
export type CombatOutcome = z.infer<typeof CombatOutcome>;

/** Damage in points and so on; all of one body in one fight. */
const sums = {
  dealt: z.int().nonnegative(),
  taken: z.int().nonnegative(),
  healed: z.int().nonnegative(),
  kills: z.int().nonnegative(),
  downs: z.int().nonnegative(),
};

export const CombatParticipantView = z.object({
  body: z.int(),
  /** Whether it is the reader's own character. */ isOwn: z.boolean(),
  isPlayer: z.boolean(),
  /** A player's name, or an enemy's content id. */
  name: z.string(),
  level: z.int(),
  ...sums,
  outcome: CombatOutcome.nullable(),
});
export type CombatParticipantView = z.infer<typeof CombatParticipantView>;

export const CombatSessionView = z.object({
  id: z.uuid(),
  zoneId: ContentId,
  kind: CombatKind,
  startedAt: z.date(),
  endedAt: z.date().nullable(),
  participants: z.array(CombatParticipantView),
});
export type CombatSessionView = z.infer<typeof CombatSessionView>;

/** The latest fights of one character, newest first. */
export const CombatSessionsView = z.object({ characterId: CharacterId, sessions: z.array(CombatSessionView) });
export type CombatSessionsView = z.infer<typeof CombatSessionsView>;

export const combatLineKinds = ['hit', 'critical', 'dodged', 'blocked', 'absorbed', 'heal', 'downed', 'died'] as const;
export const CombatLineKind = z.enum(combatLineKinds);
export type CombatLineKind = z.infer<typeof CombatLineKind>;

export const CombatLineView = z.object({
  seq: z.int().nonnegative(),
  at: z.date(),
  source: z.int().nullable(),
  target: z.int(),
  kind: CombatLineKind,
  amount: z.int(),
  /** Damage type; empty for what has none. */
  type: z.string(),
  /** Weapon, ability or status by which it came. */
  by: z.string(),
});
export type CombatLineView = z.infer<typeof CombatLineView>;

export const CombatLogInput = z.strictObject({
  sessionId: z.uuid(),
  /** Lines after this one. */ afterSeq: z.coerce.number().int().min(-1).default(-1),
});
export type CombatLogInput = z.infer<typeof CombatLogInput>;

export const CombatLogView = z.object({
  session: CombatSessionView,
  lines: z.array(CombatLineView),
  /** Whether there are more after the last. */ hasMore: z.boolean(),
});
export type CombatLogView = z.infer<typeof CombatLogView>;

/** What a character's numbers are made of; the formulas of fights make them from it. */
export const CombatSheetView = z.object({
  characterId: CharacterId,
  level: z.int(),
  attributes: AttributePoints,
  passives: StatBonus,
  /** All worn things together, and the weapon in the hand. */
  gear: z.object({ armour: z.number(), bonus: StatBonus, weightGrams: z.number() }),
  held: StatBonus,
});
export type CombatSheetView = z.infer<typeof CombatSheetView>;
