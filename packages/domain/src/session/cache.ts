import { AccountId, CharacterId, SessionId } from '@necp/shared/kernel';
import { cachedSessionMs } from '@necp/shared/session/rules';
import type { Redis } from 'ioredis';
import * as z from 'zod';
import { type Actor, type Ctx, openText, redisRecovered, sealText } from '../kernel';
import { isStaff } from './lasting';

/**
 * A copy of each session of a player lies in Redis. It is a copy only: the row decides on each request, and the copy
 * says who asks while Postgres does not answer. It is sealed for the secret it belongs to, so that no one who can write
 * to Redis can make or change one, or move it to another session. An entry is written only where none exists (NX), and
 * an ended session leaves a mark in its place for as long as an entry may live, so a slow reader cannot restore it.
 * Sessions with further roles are never copied.
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
  copiedAtMs: z.number(),
});
export interface CachedSession {
  readonly actor: Actor;
  readonly expiresAtMs: number;
}

/** Returns the copy of a session; null when there is none, it is over, or this installation did not write it. */
export async function readCached(ctx: Ctx, secretHash: string): Promise<CachedSession | 'ended' | null> {
  // Redis may answer again before it has this mark.
  const mark = owed.get(ctx.redis)?.get(secretHash);
  if (mark !== undefined) return mark === 'ended' ? mark : null;
  const kept = await ctx.redis.get(keyOf(secretHash)).catch(() => null);
  if (kept === 'ended') return 'ended';
  if (kept === null || kept === 'changed') return null;
  const opened = openText(ctx, 'session', { owner: secretHash, sealed: kept });
  if (opened === null) return null;
  const { actor, expiresAtMs, copiedAtMs } = CachedSession.parse(JSON.parse(opened));
  const endsAtMs = Math.min(expiresAtMs, copiedAtMs + cachedSessionMs);
  return endsAtMs > ctx.clock.nowMs() ? { actor: { ...actor, roles: ['player'] }, expiresAtMs } : null;
}

export async function writeCached(ctx: Ctx, secretHash: string, { actor, expiresAtMs }: CachedSession): Promise<void> {
  // A process without the secret of the installation writes no copies.
  if (isStaff(actor.roles) || ctx.config.factorSecrets.length === 0) return;
  const text = JSON.stringify({ actor, expiresAtMs, copiedAtMs: ctx.clock.nowMs() });
  const sealed = sealText(ctx, 'session', { owner: secretHash, text });
  await ctx.redis.set(keyOf(secretHash), sealed, 'PX', cachedSessionMs, 'NX').catch(() => null);
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
