import { AccountId, type CharacterId, SessionId } from '@necp/shared/kernel';
import { sessionCut } from '@necp/shared/session/events';
import * as z from 'zod';
import { addJob, afterCommit, ctxOf, pushAfterCommit, type Tx } from '../kernel';
import { type Mark, markNowOrLater } from './cache';

/** What the job `session.evict_cached` does for sessions that have ended or changed. */
export const Evicted = z.object({
  secretHashes: z.array(z.string()),
  mark: z.enum(['ended', 'changed']).default('ended'),
  /** The sockets that must close; none for sessions that only have a new secret. */
  cut: z
    .object({ accountId: AccountId, sessionIds: z.array(SessionId), reason: z.string() })
    .nullable()
    .default(null),
});
export type Evicted = z.input<typeof Evicted>;

/** Which sockets of a session close, and why; without a character all of them. */
interface Cut {
  readonly accountId: AccountId;
  readonly reason: string;
  readonly characterId?: CharacterId;
}

interface Eviction {
  readonly mark: Mark;
  /** Null when the sockets stay open. */
  readonly cut: Cut | null;
}

/**
 * Replaces the cache entries of sessions right after the commit, and closes their sockets. The job does both again,
 * because neither reaches Redis while it is unavailable.
 */
export async function evict(
  tx: Tx,
  sessions: readonly { readonly id: string; readonly secretHash: string }[],
  { mark, cut }: Eviction,
): Promise<void> {
  if (sessions.length === 0) return;
  const { redis } = ctxOf(tx);
  const secretHashes = sessions.map(({ secretHash }) => secretHash);
  const sessionIds = sessions.map(({ id }) => id as SessionId);
  // A session may play the same character again when the job runs; the session watch finds what this message missed.
  const isLasting = cut !== null && cut.characterId === undefined;
  const payload: Evicted = { secretHashes, mark, cut: isLasting ? { ...cut, sessionIds } : null };
  await addJob(tx, { name: 'session.evict_cached', payload });
  afterCommit(tx, () => markNowOrLater(redis, mark, secretHashes));
  if (cut === null) return;
  const { accountId, ...rest } = cut;
  for (const sessionId of sessionIds) pushAfterCommit(tx, { accountId }, { topic: sessionCut, sessionId, ...rest });
}
