import { GameError, type CharacterId } from '@necp/shared/kernel';
import type {
  CombatKind,
  CombatLineKind,
  CombatLogInput,
  CombatLogView,
  CombatOutcome,
  CombatSessionsView,
  CombatSessionView,
  CombatSheetView,
} from '@necp/shared/combat/schema';
import { natureOf } from '../character';
import { gearOf } from '../inventory';
import type { Ctx } from '../kernel';
import { growthOf } from '../progression';

export { characterSheet } from './sheet';

const sessionsShown = 50;
const linesShown = 500;

interface SessionRow {
  readonly id: string;
  readonly zoneId: string;
  readonly kind: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly participants: readonly {
    readonly body: number;
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

/** What a character's numbers are made of, for tooltips and the sheet. The door checks whose it is. */
export async function combatSheet(ctx: Ctx, characterId: CharacterId): Promise<CombatSheetView> {
  const [{ level, attributes }, { passives }, gear] = await Promise.all([
    natureOf(ctx.db, characterId),
    growthOf(ctx.db, characterId),
    gearOf(ctx.db, characterId),
  ]);
  const { armour, bonus, weightGrams, main } = gear;
  return { characterId, level, attributes, passives, gear: { armour, bonus, weightGrams }, held: main?.bonus ?? {} };
}

/** A character's latest fights, newest first. The door checks whose they are. */
export async function combatSessions(ctx: Ctx, characterId: CharacterId): Promise<CombatSessionsView> {
  const rows = await ctx.db.combatSession.findMany({
    where: { participants: { some: { characterId } } },
    include: { participants: { orderBy: { body: 'asc' } } },
    orderBy: { startedAt: 'desc' },
    take: sessionsShown,
  });
  return { characterId, sessions: rows.map((row) => sessionView(row, characterId)) };
}

/**
 * The lines of a fight, for whoever was in it.
 * @throws GameError not_found `combat.no_such_session`, others' fights included
 */
export async function combatLog(
  ctx: Ctx,
  asked: CombatLogInput & { readonly characterId: CharacterId },
): Promise<CombatLogView> {
  const { sessionId, afterSeq, characterId } = asked;
  const row = await ctx.db.combatSession.findFirst({
    where: { id: sessionId, participants: { some: { characterId } } },
    include: { participants: { orderBy: { body: 'asc' } } },
  });
  if (row === null) throw new GameError('not_found', 'combat.no_such_session');
  const lines = await ctx.db.damageLog.findMany({
    where: { sessionId, seq: { gt: afterSeq }, at: { gte: row.startedAt } },
    orderBy: { seq: 'asc' },
    take: linesShown + 1,
  });
  const shown = lines.slice(0, linesShown).map(({ seq, at, source, target, kind, amount, type, by }) => ({
    seq,
    at,
    source,
    target,
    kind: kind as CombatLineKind,
    amount,
    type,
    by,
  }));
  return { session: sessionView(row, characterId), lines: shown, hasMore: lines.length > linesShown };
}

/** Others' ids stay in the house. */
function sessionView(
  { id, zoneId, kind, startedAt, endedAt, participants }: SessionRow,
  own: CharacterId,
): CombatSessionView {
  return {
    id,
    zoneId,
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
