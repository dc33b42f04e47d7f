import { AccountId, SessionId } from '@necp/shared/kernel';
import { sessionCut } from '@necp/shared/session/events';
import * as z from 'zod';
import { type Ctx, type Job, push } from '../kernel';
import { markSessions } from './cache';

export const jobs: readonly Job[] = [{ name: 'session.evict_cached', run: evictCached }];

/** What the job does for sessions that have ended or changed. */
const Evicted = z.object({
  secretHashes: z.array(z.string()),
  mark: z.enum(['ended', 'changed']).default('ended'),
  /** The sockets that must close; none for sessions that only have a new secret. */
  cut: z
    .object({ accountId: AccountId, sessionIds: z.array(SessionId), reason: z.string() })
    .nullable()
    .default(null),
});
export type Evicted = z.input<typeof Evicted>;

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
