import type { CharacterId } from '@necp/shared/kernel';
import type { Ctx, Job } from '../kernel';
import { payShares } from './service';

/** The zone itself pays within seconds; shares that are due for longer belong to a zone that has ended. */
const zonePaysMs = 30_000;
const runsAtOnce = 20;

export const jobs: readonly Job[] = [{ name: 'world-event.pay_shares', cron: '* * * * *', run: payDueShares }];

/** Pays the shares of events whose zone has ended before it had paid all of them. */
export async function payDueShares(ctx: Ctx): Promise<void> {
  const runs = await ctx.db.worldEventShare.findMany({
    where: { paidAt: null, at: { lt: new Date(ctx.clock.nowMs() - zonePaysMs) } },
    distinct: ['runId'],
    select: { runId: true },
    take: runsAtOnce,
  });
  for (const { runId } of runs) {
    let after: CharacterId | null = null;
    do after = (await payShares(ctx, { runId, after })).next;
    while (after !== null);
  }
}
