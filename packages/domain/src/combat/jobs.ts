import { dayMs } from '@necp/shared/kernel';
import { inTx, nowOf, type Ctx, type Job } from '../kernel';

/** Encounters older than this are removed, one month at a time. */
const keptDays = 180;

export const jobs: readonly Job[] = [{ name: 'combat.turn_months', cron: '41 3 * * *', run: turnMonths }];

/**
 * Creates the log's partitions for this month and the next two, so that no encounter waits for one, and drops those
 * that are too old.
 */
async function turnMonths(ctx: Ctx): Promise<void> {
  await inTx(ctx, async (tx) => {
    const now = nowOf(tx);
    for (const ahead of [0, 1, 2]) {
      const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
      await tx.$queryRaw`SELECT make_damage_month(${month}::timestamptz)`;
    }
    await tx.$queryRaw`SELECT drop_damage_months(${new Date(now.getTime() - keptDays * dayMs)}::timestamptz)`;
  });
}
