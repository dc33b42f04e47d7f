import { dayMs } from '@necp/shared/kernel';
import { spentTicketMs } from '@necp/shared/session/rules';
import * as z from 'zod';
import { type Ctx, inTx, type Job, nowOf } from '../kernel';
import { markEnded } from './cache';

const endedKeptMs = 30 * dayMs;
const loginsKeptMs = 180 * dayMs;
const batch = 1_000;

export const jobs: readonly Job[] = [
  { name: 'session.evict_cached', run: evictCached },
  { name: 'session.sweep', cron: '17 * * * *', run: sweep },
];

/** Makes sure that no cache entry outlives its session, also when Redis was unavailable when it ended. */
async function evictCached(ctx: Ctx, payload: unknown): Promise<void> {
  const { secretHashes } = z.object({ secretHashes: z.array(z.string()) }).parse(payload);
  await markEnded(ctx.redis, secretHashes);
}

/** Removes old data: ended sessions, used tickets, and old entries of the sign-in history. */
async function sweep(ctx: Ctx): Promise<void> {
  await inTx(ctx, async (tx) => {
    const nowMs = nowOf(tx).getTime();
    const before = (keptMs: number) => new Date(nowMs - keptMs);
    await tx.session.deleteMany({
      where: { OR: [{ expiresAt: { lt: before(endedKeptMs) } }, { revokedAt: { lt: before(endedKeptMs) } }] },
      limit: batch,
    });
    await tx.spentTicket.deleteMany({ where: { expiresAt: { lt: before(spentTicketMs) } }, limit: batch });
    await tx.login.deleteMany({ where: { at: { lt: before(loginsKeptMs) } }, limit: batch });
  });
}
