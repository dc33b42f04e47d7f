import { dayMs, type CharacterId } from '@necp/shared/kernel';
import { inTx, type Ctx, type Job } from '../kernel';
import { settleTimers } from './engine';
import { openLog } from './log';

const batch = 100;
/** A zone repeats an objective event within seconds; after this time its id is forgotten. */
const objectiveEventsKeptMs = 3 * dayMs;

export const jobs: readonly Job[] = [
  { name: 'quest.run_out', cron: '* * * * *', run: runOut },
  { name: 'quest.forget_objective_events', cron: '23 * * * *', run: forgetObjectiveEvents },
];

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

async function forgetObjectiveEvents(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.nowMs() - objectiveEventsKeptMs);
  await inTx(ctx, (tx) => tx.questObjectiveEvent.deleteMany({ where: { at: { lt: before } } }));
}
