import { Prisma } from '@necp/db/types';
import type { AccountId } from '@necp/shared/kernel';
import { defaultOf, limits, ruleOf, type LimitName } from '@necp/shared/limit/registry';
import { LimitBook } from '@necp/shared/limit/book';
import { StoredLimit, type LimitListView, type LimitView } from '@necp/shared/limit/schema';
import { characterNamesOf } from '../character';
import { type Ctx, isPermitted, readRaw, requirePermission } from '../kernel';

interface Row {
  readonly name: string;
  readonly points: number | null;
  readonly windowSeconds: number | null;
  readonly version: number;
  readonly reason: string;
  readonly changedBy: string | null;
  readonly changedAt: Date;
}

/** The primary database answers, so that a change is read by the process that has just heard of it. */
function rowsOf(ctx: Ctx): Promise<Row[]> {
  return readRaw<Row>(
    ctx,
    Prisma.sql`
      SELECT name, points, window_seconds AS "windowSeconds", version, reason, changed_by::text AS "changedBy",
        changed_at AS "changedAt"
      FROM limit_settings ORDER BY name`,
  );
}

/**
 * Reads what operators have set into the limits of this process. Rows that no operator could have set, such as those of
 * unknown limits, are ignored and logged.
 */
export async function readLimits(ctx: Ctx): Promise<void> {
  const ignored = fill(ctx.limits, await rowsOf(ctx));
  if (ignored.length > 0) ctx.log.warn({ ignored }, 'limits in the database are not used');
}

function fill(book: LimitBook, rows: readonly Row[]): readonly string[] {
  const set = rows.filter(({ points }) => points !== null);
  const shaped = set.flatMap((row) => StoredLimit.safeParse(row).data ?? []);
  const names = new Set(shaped.map(({ name }) => name));
  return [...set.map(({ name }) => name).filter((name) => !names.has(name)), ...book.replace(shaped)];
}

/**
 * Returns every limit with its default, its value now, and who changed it last.
 * @throws GameError forbidden `kernel.not_permitted`
 */
export async function limitList(ctx: Ctx): Promise<LimitListView> {
  requirePermission(ctx, 'limit.view');
  const rows = await rowsOf(ctx);
  const book = new LimitBook();
  fill(book, rows);
  const ids = [...new Set(rows.flatMap(({ changedBy }) => (changedBy === null ? [] : [changedBy as AccountId])))];
  const names = await characterNamesOf(ctx, ids);
  const byName = new Map(rows.map((row) => [row.name, row]));
  return {
    limits: (Object.keys(limits) as LimitName[]).map((name) => viewOf(name, book, { row: byName.get(name), names })),
    canChange: isPermitted(ctx, 'limit.change'),
  };
}

interface Changed {
  readonly row: Row | undefined;
  readonly names: ReadonlyMap<AccountId, string[]>;
}

function viewOf(name: LimitName, book: LimitBook, { row, names }: Changed): LimitView {
  const { kind, pointsRange, windowRange } = ruleOf(name);
  const [usual, current] = [defaultOf(name), book.valueOf(name)];
  const accountId = (row?.changedBy ?? null) as AccountId | null;
  return {
    name,
    kind,
    usual,
    current,
    isChanged: usual.points !== current.points || usual.windowSeconds !== current.windowSeconds,
    pointsRange,
    windowRange,
    version: row?.version ?? 0,
    change:
      row === undefined
        ? null
        : {
            at: row.changedAt,
            accountId,
            names: accountId === null ? [] : (names.get(accountId) ?? []),
            reason: row.reason,
          },
  };
}
