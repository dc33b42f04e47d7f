import { AccountId, CharacterId, SessionId } from '@necp/shared/kernel';
import { cachedSessionMs } from '@necp/shared/session/rules';
import type { Redis } from 'ioredis';
import * as z from 'zod';
import { type Actor, redisRecovered } from '../kernel';

/**
 * Sessions are cached in Redis. A cache entry is written only where none exists (NX), and an ended session leaves a
 * mark in its place for as long as an entry may live, so a slow reader cannot restore an ended session. Redis
 * gives no authority: a cached session is one of a player, and sessions with further roles are read from Postgres each
 * time.
 */
/** This is longer than any reader needs between its query to Postgres and its cache entry. */
const changedMs = 5_000;

const CachedSession = z.object({
  actor: z.object({
    accountId: AccountId,
    sessionId: SessionId,
    isGuest: z.boolean(),
    characterId: CharacterId.nullable(),
  }),
  expiresAtMs: z.number(),
});
export interface CachedSession {
  readonly actor: Actor;
  readonly expiresAtMs: number;
}

/** `null` means unknown: read Postgres. */
export async function readCached(redis: Redis, secretHash: string): Promise<CachedSession | 'ended' | null> {
  // Redis may answer again before it has this mark.
  const mark = owed.get(redis)?.get(secretHash);
  if (mark !== undefined) return mark === 'ended' ? mark : null;
  const kept = await redis.get(keyOf(secretHash)).catch(() => null);
  if (kept === 'ended') return 'ended';
  if (kept === null || kept === 'changed') return null;
  const parsed = CachedSession.safeParse(JSON.parse(kept));
  return parsed.success ? { ...parsed.data, actor: { ...parsed.data.actor, roles: ['player'] } } : null;
}

export async function writeCached(redis: Redis, secretHash: string, session: CachedSession): Promise<void> {
  if (session.actor.roles.some((role) => role !== 'player')) return;
  await redis.set(keyOf(secretHash), JSON.stringify(session), 'PX', cachedSessionMs, 'NX').catch(() => null);
}

/** What takes the place of a cache entry: the session has ended, or its row has changed. */
export type Mark = 'ended' | 'changed';

const markMs: Readonly<Record<Mark, number>> = { ended: cachedSessionMs, changed: changedMs };

/**
 * Replaces the cache entries of sessions by marks.
 * @throws when Redis is unavailable: the caller decides who tries again
 */
export async function markSessions(redis: Redis, mark: Mark, secretHashes: readonly string[]): Promise<void> {
  const marks = redis.pipeline();
  for (const secretHash of secretHashes) marks.set(keyOf(secretHash), mark, 'PX', markMs[mark]);
  const failed = (await marks.exec())?.find(([error]) => error !== null);
  if (failed?.[0]) throw failed[0];
}

const owed = new WeakMap<Redis, Map<string, Mark>>();

/**
 * Replaces cache entries at once, or, when Redis is unavailable, as soon as it is back: it may come back with entries
 * of sessions that ended meanwhile. The job that is queued with the change does the same if this process dies.
 * @throws when Redis is unavailable now
 */
export async function markNowOrLater(redis: Redis, mark: Mark, secretHashes: readonly string[]): Promise<void> {
  try {
    await markSessions(redis, mark, secretHashes);
  } catch (error) {
    const known = owed.get(redis);
    const marks = known ?? new Map<string, Mark>();
    for (const secretHash of secretHashes) if (marks.get(secretHash) !== 'ended') marks.set(secretHash, mark);
    owed.set(redis, marks);
    if (known === undefined) redis.once(redisRecovered, () => void payOwed(redis).catch(() => null));
    throw error;
  }
}

async function payOwed(redis: Redis): Promise<void> {
  const marks = [...(owed.get(redis) ?? [])];
  owed.delete(redis);
  const hashesOf = (mark: Mark) => marks.flatMap(([secretHash, of]) => (of === mark ? [secretHash] : []));
  await Promise.all((['ended', 'changed'] as const).map((mark) => markNowOrLater(redis, mark, hashesOf(mark))));
}

function keyOf(secretHash: string): string {
  return `session:${secretHash}`;
}
