import { dayMs } from '@necp/shared/kernel';
import { inTx, nowOf, type Ctx, type Job } from '../kernel';

/** Fights older than this are let go, a month at a time. */
const keptDays = 180;

export const jobs: readonly Job[] = [{ name: 'combat.turn_months', cron: '41 3 * * *', run: turnMonths }];

/**
 * Makes the log's parts for this month and the two to come, so that no fight waits for one, and lets go of what is too
 * old.
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
