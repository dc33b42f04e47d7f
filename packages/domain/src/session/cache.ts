import { Role } from '@necp/shared/account/schema';
import { AccountId, CharacterId, SessionId } from '@necp/shared/kernel';
import { cachedSessionMs } from '@necp/shared/session/rules';
import type { Redis } from 'ioredis';
import * as z from 'zod';
import type { Actor } from '../kernel';

/**
 * Cached copies of sessions in Redis. A copy is only ever written where none is (NX), and an ended session leaves a
 * mark in its
 * place for as long as a copy may live, so a reader that was slow cannot bring an ended session back.
 */
const endedMark = 'ended';
const changedMark = 'changed';
/** Longer than any reader needs between its question to Postgres and its copy. */
const changedMs = 5_000;

const CachedSession = z.object({
  actor: z.object({
    accountId: AccountId,
    sessionId: SessionId,
    roles: z.array(Role),
    isGuest: z.boolean(),
    characterId: CharacterId.nullable(),
  }),
  expiresAtMs: z.number(),
});
export interface CachedSession {
  readonly actor: Actor;
  readonly expiresAtMs: number;
}

/** `null`: not known, ask Postgres. */
export async function readCached(redis: Redis, secretHash: string): Promise<CachedSession | 'ended' | null> {
  const kept = await redis.get(keyOf(secretHash)).catch(() => null);
  if (kept === endedMark) return 'ended';
  if (kept === null || kept === changedMark) return null;
  const parsed = CachedSession.safeParse(JSON.parse(kept));
  return parsed.success ? parsed.data : null;
}

export async function writeCached(redis: Redis, secretHash: string, session: CachedSession): Promise<void> {
  await redis.set(keyOf(secretHash), JSON.stringify(session), 'PX', cachedSessionMs, 'NX').catch(() => null);
}

/** @throws when Redis is away: the caller decides who tries again */
export async function markEnded(redis: Redis, secretHashes: readonly string[]): Promise<void> {
  const marks = redis.pipeline();
  for (const secretHash of secretHashes) marks.set(keyOf(secretHash), endedMark, 'PX', cachedSessionMs);
  await firstFailure(marks.exec());
}

/** @throws when Redis is away */
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
