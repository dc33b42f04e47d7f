import type { ProfileInput } from '@necp/shared/character/schema';
import { GameError, type CharacterId } from '@necp/shared/kernel';
import type {
  CombatKind,
  CombatLogEntryKind,
  CombatLogInput,
  CombatLogView,
  CombatOutcome,
  EncountersView,
  EncounterView,
  CombatSheetView,
  ShownFightsView,
} from '@necp/shared/combat/schema';
import { natureOf, shownCharacter } from '../character';
import { gearOf } from '../inventory';
import type { Ctx } from '../kernel';
import { growthOf } from '../progression';

export { characterSheets, type AskedSheet, type ReadSheet } from './sheet';

const encountersShown = 50;
const entriesShown = 500;
const fightsOnProfile = 10;

interface EncounterRow {
  readonly id: string;
  readonly zoneId: string;
  readonly place: string | null;
  readonly kind: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly participants: readonly {
    readonly participantIndex: number;
    readonly characterId: string | null;
    readonly name: string;
    readonly level: number;
    readonly dealt: number;
    readonly taken: number;
    readonly healed: number;
    readonly kills: number;
    readonly downs: number;
    readonly outcome: string | null;
  }[];
}

/**
 * Returns the inputs of a character's combat stats, for tooltips and the sheet. The router checks that the character
 * belongs to the caller.
 */
export async function combatSheet(ctx: Ctx, characterId: CharacterId): Promise<CombatSheetView> {
  const [{ level, attributes }, { passives }, gear] = await Promise.all([
    natureOf(ctx.db, characterId),
    growthOf(ctx.db, characterId),
    gearOf(ctx.db, characterId),
  ]);
  const { armour, bonus, weightGrams, main } = gear;
  return { characterId, level, attributes, passives, gear: { armour, bonus, weightGrams }, held: main?.bonus ?? {} };
}

/**
 * Returns a character's latest encounters, newest first. The router checks that the character belongs to the caller.
 */
export async function encounters(ctx: Ctx, characterId: CharacterId): Promise<EncountersView> {
  const rows = await ctx.db.combatEncounter.findMany({
    where: { participants: { some: { characterId } } },
    include: { participants: { orderBy: { participantIndex: 'asc' } } },
    orderBy: { startedAt: 'desc' },
    take: encountersShown,
  });
  return { characterId, encounters: rows.map((row) => encounterView(row, characterId)) };
}

/**
 * Returns the latest fights that a character shows on its profile.
 * @throws GameError not_found `character.not_found`, also when its owner hides them
 */
export async function shownFights(ctx: Ctx, { name }: ProfileInput): Promise<ShownFightsView> {
  const characterId = await shownCharacter(ctx, { name, part: 'record' });
  const rows = await ctx.db.combatEncounter.findMany({
    where: { endedAt: { not: null }, participants: { some: { characterId, outcome: { not: null } } } },
    include: { participants: true },
    orderBy: { startedAt: 'desc' },
    take: fightsOnProfile,
  });
  return {
    fights: rows.flatMap(({ startedAt, zoneId, kind, participants }) => {
      const own = participants.find((one) => one.characterId === characterId);
      if (own === undefined) return [];
      const { outcome, dealt, kills } = own;
      const opponents = participants.length - 1;
      const shown = { startedAt, zoneId, kind: kind as CombatKind, outcome: outcome as CombatOutcome };
      return [{ ...shown, opponents, dealt, kills }];
    }),
  };
}

/**
 * Returns the log of an encounter, for its participants only.
 * @throws GameError not_found `combat.no_such_encounter`, also for encounters of others
 */
export async function combatLog(
  ctx: Ctx,
  asked: CombatLogInput & { readonly characterId: CharacterId },
): Promise<CombatLogView> {
  const { encounterId, afterSeq, characterId } = asked;
  const row = await ctx.db.combatEncounter.findFirst({
    where: { id: encounterId, participants: { some: { characterId } } },
    include: { participants: { orderBy: { participantIndex: 'asc' } } },
  });
  if (row === null) throw new GameError('not_found', 'combat.no_such_encounter');
  const entries = await ctx.db.damageLog.findMany({
    where: { encounterId, seq: { gt: afterSeq }, at: { gte: row.startedAt } },
    orderBy: { seq: 'asc' },
    take: entriesShown + 1,
  });
  const shown = entries.slice(0, entriesShown).map(({ seq, at, source, target, kind, amount, type, by }) => ({
    seq,
    at,
    source,
    target,
    kind: kind as CombatLogEntryKind,
    amount,
    type,
    by,
  }));
  return { encounter: encounterView(row, characterId), entries: shown, hasMore: entries.length > entriesShown };
}

/** Removes the ids of other characters. */
function encounterView(
  { id, zoneId, place, kind, startedAt, endedAt, participants }: EncounterRow,
  own: CharacterId,
): EncounterView {
  return {
    id,
    zoneId,
    place,
    kind: kind as CombatKind,
    startedAt,
    endedAt,
    participants: participants.map(({ characterId, outcome, ...sums }) => ({
      ...sums,
      isOwn: characterId === own,
      isPlayer: characterId !== null,
      outcome: outcome as CombatOutcome | null,
    })),
  };
}
