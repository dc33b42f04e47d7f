import type { LineStyle } from '@necp/shared/chat/schema';
import type { AccountId, CharacterId } from '@necp/shared/kernel';
import type {
  ReportOutcome,
  ReportedIn,
  ReportReason,
  ReportsInput,
  ReportsView,
  SanctionView,
  WatchView,
} from '@necp/shared/moderation/schema';
import { type EvidenceLine, runningMutes, type Sanction, sanctionsOf, slowModes } from '../chat';
import { characterNamesOf, peopleAmong } from '../character';
import { type Ctx, requirePermission } from '../kernel';
import type { CallerStay } from '../voice';

const shown = 10;
const mostMutes = 200;

/**
 * Returns a page of reports, those that wait longest first, or the latest decided ones.
 * @throws GameError forbidden `kernel.not_permitted`
 */
export async function reports(ctx: Ctx, { box, after }: ReportsInput): Promise<ReportsView> {
  const caller = requirePermission(ctx, 'moderation.view');
  const rows = await reportRows(ctx, { box, after });
  const page = rows.slice(0, shown);
  const accused = [...new Set(page.map(({ accusedId }) => accusedId as AccountId))];
  const [names, sanctions, notes, open] = await Promise.all([
    namesIn(ctx, page),
    sanctionsOf(ctx.db, accused),
    ctx.db.moderationNote.findMany({
      where: { accountId: { in: accused } },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
    }),
    ctx.db.moderationReport.count({ where: { decidedAt: null } }),
  ]);
  const nameOf = (characterId: string) => names.get(characterId) ?? null;
  const now = new Date(ctx.clock.nowMs());
  return {
    open,
    next: rows.length > shown ? (page.at(-1)?.id ?? null) : null,
    reports: page.map((row) => ({
      ...{ id: row.id, messageId: row.messageId, text: row.text, saidAt: row.saidAt, reportedAt: row.reportedAt },
      accused: { accountId: row.accusedId as AccountId, name: nameOf(row.accusedCharacterId) },
      channel: row.channel as ReportedIn,
      evidence: linesOf(row).map(({ messageId, characterId, atMs, text, style }) => ({
        ...{ messageId, text, name: nameOf(characterId), at: new Date(atMs), style: style as LineStyle },
      })),
      callers: callersOf(row).map(({ characterId, fromMs, untilMs }) => ({
        name: nameOf(characterId),
        from: new Date(fromMs),
        until: untilMs === null ? null : new Date(untilMs),
      })),
      voices: row.voices.map(({ characterId, reason, words, at }) => ({
        ...{ name: nameOf(characterId), reason: reason as ReportReason, words, at },
      })),
      sanctions: sanctions.filter(({ accountId }) => accountId === row.accusedId).map((one) => viewOf(one, now)),
      notes: notes
        .filter(({ accountId }) => accountId === row.accusedId)
        .map(({ id, text, authorId, at }) => ({ id, text, authorId: authorId as AccountId, at })),
      outcome: row.outcome as ReportOutcome | null,
      decidedBy: row.decidedBy as AccountId | null,
      ...{ decidedAt: row.decidedAt, reason: row.reason },
      isOwn: row.accusedId === caller.accountId || row.voices.some(({ accountId }) => accountId === caller.accountId),
    })),
  };
}

async function reportRows({ db }: Ctx, { box, after }: ReportsInput) {
  const isOpen = box === 'open';
  const last = after === null ? null : await db.moderationReport.findUnique({ where: { id: after } });
  const since = isOpen ? last?.reportedAt : (last?.decidedAt ?? undefined);
  const column = isOpen ? 'reportedAt' : 'decidedAt';
  const further = isOpen ? 'gt' : 'lt';
  return db.moderationReport.findMany({
    where: {
      decidedAt: isOpen ? null : { not: null },
      ...(last === null || since === undefined
        ? {}
        : { OR: [{ [column]: { [further]: since } }, { [column]: since, id: { [further]: last.id } }] }),
    },
    orderBy: isOpen ? [{ reportedAt: 'asc' }, { id: 'asc' }] : [{ decidedAt: 'desc' }, { id: 'desc' }],
    include: { voices: { orderBy: { at: 'asc' } } },
    take: shown + 1,
  });
}

type Row = Awaited<ReturnType<typeof reportRows>>[number];

/** What a letter says is read by an act of its own. */
const linesOf = ({ channel, evidence }: Row) =>
  channel === 'voice' || channel === 'mail' ? [] : (evidence as unknown as readonly EvidenceLine[]);
const callersOf = ({ channel, evidence }: Row) =>
  channel === 'voice' ? (evidence as unknown as readonly CallerStay[]) : [];

/** Returns the names of everyone in some reports, by character; those of erased accounts are left out. */
async function namesIn({ db }: Ctx, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap((row) => [
    row.accusedCharacterId,
    ...row.voices.map(({ characterId }) => characterId),
    ...linesOf(row).map(({ characterId }) => characterId),
    ...callersOf(row).map(({ characterId }) => characterId),
  ]);
  const people = await peopleAmong(db, [...new Set(ids)] as CharacterId[]);
  return new Map(people.map(({ characterId, name }) => [characterId, name]));
}

const viewOf = ({ id, kind, channel, reason, at, until, endedAt }: Sanction, now: Date): SanctionView => ({
  ...{ id, kind, channel, reason, at, until },
  isRunning: endedAt === null && until !== null && until > now,
});

/**
 * Returns the mutes that run, and how slow the channels are that everyone hears.
 * @throws GameError forbidden `kernel.not_permitted`
 */
export async function watch(ctx: Ctx): Promise<WatchView> {
  requirePermission(ctx, 'moderation.view');
  const now = new Date(ctx.clock.nowMs());
  const mutes = await runningMutes(ctx.db, now, mostMutes);
  const names = await characterNamesOf(
    ctx,
    mutes.map(({ accountId }) => accountId),
  );
  return {
    mutes: mutes.map((mute) => ({
      ...viewOf(mute, now),
      accountId: mute.accountId,
      names: names.get(mute.accountId) ?? [],
    })),
    slow: await slowModes(ctx.db),
  };
}
