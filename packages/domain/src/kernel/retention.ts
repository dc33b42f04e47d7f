import { Prisma } from '@necp/db/types';
import { dayMs } from '@necp/shared/kernel';
import type { Ctx } from './context';
import type { Job } from './jobs';
import { inTx } from './tx';

/** How long the rows of one table are kept, as its room declares it. All names come from the code, never from input. */
export interface Retention {
  readonly table: string;
  /** The time from which a row is kept; rows where it is null stay. */
  readonly since: string;
  readonly keptDays: number;
  /** A further condition in SQL: only rows that meet it are removed. */
  readonly onlyIf?: string;
  /** A table whose rows belong to those of this one by their `id` and are removed with them. */
  readonly with?: { readonly table: string; readonly column: string };
  /** A column that is emptied when the time is over; the rows themselves stay. */
  readonly clears?: string;
  /** What the privacy page calls these rows, for those that players know of. */
  readonly shownAs?: string;
}

/** The rows of one transaction: few enough that no lock is held for long. */
const batchRows = 5_000;

/**
 * Removes the rows of a table that are too old, or clears their column, in batches, until a batch is short; returns how
 * many.
 */
export async function purge(ctx: Ctx, retention: Retention, rowsAtOnce = batchRows): Promise<number> {
  const { table, since, keptDays, clears } = retention;
  const onlyIf = retention.onlyIf ?? (clears === undefined ? 'true' : `"${clears}" IS NOT NULL`);
  const before = new Date(ctx.clock.nowMs() - keptDays * dayMs);
  const [name, column, condition] = [Prisma.raw(`"${table}"`), Prisma.raw(`"${since}"`), Prisma.raw(onlyIf)];
  const old = Prisma.sql`${name} WHERE ${column} < ${before}::timestamptz AND (${condition}) LIMIT ${rowsAtOnce}`;
  for (let removed = 0; ; ) {
    const count = await inTx(ctx, async (tx) => {
      if (retention.clears !== undefined) {
        const cleared = Prisma.raw(`"${retention.clears}"`);
        return tx.$executeRaw`
          UPDATE ${name} SET ${cleared} = NULL WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${old}))`;
      }
      if (retention.with === undefined)
        return tx.$executeRaw`DELETE FROM ${name} WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${old}))`;
      const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id::text FROM ${old} FOR UPDATE SKIP LOCKED`;
      const ids = rows.map(({ id }) => id);
      const [parts, owner] = [Prisma.raw(`"${retention.with.table}"`), Prisma.raw(`"${retention.with.column}"`)];
      await tx.$executeRaw`DELETE FROM ${parts} WHERE ${owner} = ANY(${ids}::uuid[])`;
      return tx.$executeRaw`DELETE FROM ${name} WHERE id = ANY(${ids}::uuid[])`;
    });
    removed += count;
    if (count < rowsAtOnce) return removed;
  }
}

/** What the kernel keeps for repeats and for operators. */
export const retention: readonly Retention[] = [
  {
    table: 'outbox',
    since: 'sent_at',
    keptDays: 7,
    onlyIf: 'sent_seq <= COALESCE((SELECT MIN(settled_seq) FROM bus_groups), sent_seq)',
  },
  { table: 'inbox', since: 'at', keptDays: 30 },
  { table: 'request_answers', since: 'created_at', keptDays: 30 },
  { table: 'dead_letters', since: 'replayed_at', keptDays: 90 },
];

/** Returns the job that removes what is too old; a table that fails does not keep the others from being purged. */
export function purgeJobOf(retentions: readonly Retention[]): Job {
  return {
    name: 'kernel.purge',
    cron: '17 * * * *',
    run: async (ctx) => {
      const failures: unknown[] = [];
      for (const one of retentions)
        await purge(ctx, one).catch((err: unknown) => {
          ctx.log.error({ err, table: one.table }, 'old rows could not be removed');
          failures.push(err);
        });
      if (failures.length > 0) throw new AggregateError(failures, 'some tables could not be purged');
    },
  };
}
