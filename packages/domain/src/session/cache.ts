import { AccountId, CharacterId, SessionId } from '@necp/shared/kernel';
import { cachedSessionMs } from '@necp/shared/session/rules';
import type { Redis } from 'ioredis';
import * as z from 'zod';
import type { Actor } from '../kernel';

/**
 * Sessions are cached in Redis. A cache entry is written only where none exists (NX), and an ended session leaves a
 * mark in its place for as long as an entry may live, so a slow reader cannot restore an ended session. Redis
 * gives no authority: a cached session is one of a player, and sessions with further roles are read from Postgres each
 * time.
 */
const endedMark = 'ended';
const changedMark = 'changed';
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
  const kept = await redis.get(keyOf(secretHash)).catch(() => null);
  if (kept === endedMark) return 'ended';
  if (kept === null || kept === changedMark) return null;
  const parsed = CachedSession.safeParse(JSON.parse(kept));
  return parsed.success ? { ...parsed.data, actor: { ...parsed.data.actor, roles: ['player'] } } : null;
}

export async function writeCached(redis: Redis, secretHash: string, session: CachedSession): Promise<void> {
  if (session.actor.roles.some((role) => role !== 'player')) return;
  await redis.set(keyOf(secretHash), JSON.stringify(session), 'PX', cachedSessionMs, 'NX').catch(() => null);
}

/** @throws when Redis is unavailable: the caller decides who tries again */
export async function markEnded(redis: Redis, secretHashes: readonly string[]): Promise<void> {
  const marks = redis.pipeline();
  for (const secretHash of secretHashes) marks.set(keyOf(secretHash), endedMark, 'PX', cachedSessionMs);
  await firstFailure(marks.exec());
}

/** @throws when Redis is unavailable */
export async function markChanged(redis: Redis, secretHashes: readonly string[]): Promise<void> {
  const marks = redis.pipeline();
  for (const secretHash of secretHashes) marks.set(keyOf(secretHash), changedMark, 'PX', changedMs);
  await firstFailure(marks.exec());
}

async function firstFailure(answers: Promise<[Error | null, unknown][] | null>): Promise<void> {
  const failed = (await answers)?.find(([error]) => error !== null);
  if (failed?.[0]) throw failed[0];
}

function keyOf(secretHash: string): string {
  return `session:${secretHash}`;
}
