import { sessionCut } from '@necp/shared/session/events';
import { type Ctx, type Job, push } from '../kernel';
import { markSessions } from './cache';
import { Evicted } from './evict';
import { lifetimeJobs } from './lifetimes';

export const jobs: readonly Job[] = [{ name: 'session.evict_cached', run: evictCached }, ...lifetimeJobs];

/**
 * Makes sure that no cache entry outlives its session, and that its sockets close, also when Redis was unavailable when
 * it ended: then the first message was lost.
 */
async function evictCached(ctx: Ctx, payload: unknown): Promise<void> {
  const { secretHashes, mark, cut } = Evicted.parse(payload);
  await markSessions(ctx.redis, mark, secretHashes);
  if (cut === null) return;
  const { accountId, sessionIds, reason } = cut;
  for (const sessionId of sessionIds) await push(ctx.redis, { accountId }, { topic: sessionCut, sessionId, reason });
}
