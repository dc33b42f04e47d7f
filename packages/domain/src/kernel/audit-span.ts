import { Prisma } from '@necp/db/types';
import type { Ctx } from './context';
import { readRaw } from './tx';

/** A million entries take about two seconds; the check must still finish with a hundred times as many. */
export const auditMs = 60_000;

/** Some movements: those of transactions from one number up to, but without, another. */
export interface AuditSpan {
  readonly from: bigint;
  readonly to: bigint;
}

/**
 * Returns the number below which every transaction has ended. Movements with lower numbers can be seen and stay as they
 * are; ids of entries would not tell that, because they become visible in another order than they were given.
 */
export async function endedTransactions(ctx: Ctx): Promise<bigint> {
  const [row] = await readRaw<{ to: bigint }>(
    ctx,
    Prisma.sql`SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS "to"`,
  );
  if (row === undefined) throw new Error('the database did not say which transactions have ended');
  return row.to;
}

/** Returns a SELECT of the ids of the movements within a span. */
export function ledgersWithin({ from, to }: AuditSpan): Prisma.Sql {
  return Prisma.sql`SELECT id FROM ledgers WHERE xact >= ${from} AND xact < ${to}`;
}

/** Returns the entries of one table whose movements are within a span; all entries without one. */
export function entriesWithin(table: Prisma.Sql, span: AuditSpan | null): Prisma.Sql {
  return span === null
    ? Prisma.sql`SELECT * FROM ${table}`
    : Prisma.sql`SELECT entry.* FROM ${table} AS entry JOIN ledgers ON ledgers.id = entry.ledger_id
        WHERE ledgers.xact >= ${span.from} AND ledgers.xact < ${span.to}`;
}
