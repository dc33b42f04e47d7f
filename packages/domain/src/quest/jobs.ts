import type { CharacterId } from '@necp/shared/kernel';
import { inTx, type Ctx, type Job } from '../kernel';
import { settleTimers } from './engine';
import { openLog } from './log';

const batch = 100;

export const jobs: readonly Job[] = [{ name: 'quest.run_out', cron: '* * * * *', run: runOut }];

/** Takes the exits of stages whose timer ran out while their player was away. */
async function runOut(ctx: Ctx): Promise<void> {
  const due = await ctx.db.questProgress.findMany({
    where: { deadlineAt: { lte: new Date(ctx.clock.nowMs()) }, state: 'active' },
    distinct: ['characterId'],
    select: { characterId: true },
    take: batch,
  });
  for (const { characterId } of due)
    await inTx(ctx, async (tx) => settleTimers(await openLog(tx, characterId as CharacterId)));
}
