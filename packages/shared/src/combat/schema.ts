import * as z from 'zod';
import { AttributePoints } from '../character/schema';
import { CharacterId, ContentId } from '../kernel/ids';
import { maxWhole } from '../kernel/input';
import { StatBonus } from '../progression/content';

export const combatKinds = ['world', 'boss', 'duel', 'event'] as const;
export const CombatKind = z.enum(combatKinds);
export type CombatKind = z.infer<typeof CombatKind>;

export const combatOutcomes = ['won', 'lost', 'fled', 'died', 'ended'] as const;
export const CombatOutcome = z.enum(combatOutcomes);
export type CombatOutcome = z.infer<typeof CombatOutcome>;

/** Sums of one fighter in one encounter: damage in points and so on. */
const sums = {
  dealt: z.int().nonnegative(),
  taken: z.int().nonnegative(),
  healed: z.int().nonnegative(),
  kills: z.int().nonnegative(),
  downs: z.int().nonnegative(),
};

export const ParticipantView = z.object({
  participantIndex: z.int(),
  /** Whether it is the reader's own character. */ isOwn: z.boolean(),
  isPlayer: z.boolean(),
  /** A player's name, or an enemy's content id. */
  name: z.string(),
  level: z.int(),
  ...sums,
  outcome: CombatOutcome.nullable(),
});
export type ParticipantView = z.infer<typeof ParticipantView>;

export const EncounterView = z.object({
  id: z.uuid(),
  zoneId: ContentId,
  /** Id of the place in which it began; null outside all places. */
  place: ContentId.nullable(),
  kind: CombatKind,
  startedAt: z.date(),
  endedAt: z.date().nullable(),
  participants: z.array(ParticipantView),
});
export type EncounterView = z.infer<typeof EncounterView>;

/** The latest encounters of one character, newest first. */
export const EncountersView = z.object({ characterId: CharacterId, encounters: z.array(EncounterView) });
export type EncountersView = z.infer<typeof EncountersView>;

/** The latest fights of a character as everyone may see them, newest first, without the names of the others. */
export const ShownFightsView = z.object({
  fights: z.array(
    z.object({
      startedAt: z.date(),
      zoneId: ContentId,
      kind: CombatKind,
      outcome: CombatOutcome,
      opponents: z.int().nonnegative(),
      dealt: sums.dealt,
      kills: sums.kills,
    }),
  ),
});
export type ShownFightsView = z.infer<typeof ShownFightsView>;

export const combatLogEntryKinds = ['hit', 'critical', 'dodged', 'absorbed', 'heal', 'downed', 'died'] as const;
export const CombatLogEntryKind = z.enum(combatLogEntryKinds);
export type CombatLogEntryKind = z.infer<typeof CombatLogEntryKind>;

export const CombatLogEntryView = z.object({
  seq: z.int().nonnegative(),
  at: z.date(),
  source: z.int().nullable(),
  target: z.int(),
  kind: CombatLogEntryKind,
  amount: z.int(),
  /** Damage type; empty for entries without one. */
  type: z.string(),
  /** Content id of the weapon, ability or status that caused it. */
  by: z.string(),
});
export type CombatLogEntryView = z.infer<typeof CombatLogEntryView>;

export const CombatLogInput = z.strictObject({
  encounterId: z.uuid(),
  /** Returns the entries after this one. */ afterSeq: z.coerce.number().int().min(-1).max(maxWhole).default(-1),
});
export type CombatLogInput = z.infer<typeof CombatLogInput>;

export const CombatLogView = z.object({
  encounter: EncounterView,
  entries: z.array(CombatLogEntryView),
  /** Whether more entries follow the last one. */ hasMore: z.boolean(),
});
export type CombatLogView = z.infer<typeof CombatLogView>;

/** The inputs of a character's combat stats; the combat formulas compute the stats from them. */
export const CombatSheetView = z.object({
  characterId: CharacterId,
  level: z.int(),
  attributes: AttributePoints,
  passives: StatBonus,
  /** All equipped items together, and the weapon in the hand. */
  gear: z.object({ armour: z.number(), bonus: StatBonus, weightGrams: z.number() }),
  held: StatBonus,
});
export type CombatSheetView = z.infer<typeof CombatSheetView>;
