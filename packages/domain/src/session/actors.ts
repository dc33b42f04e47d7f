import type { Role as RoleName } from '@necp/shared/account/schema';
import type { AccountId, CharacterId, SessionId } from '@necp/shared/kernel';
import { seenEveryMs } from '@necp/shared/session/rules';
import { type Actor, type Ctx, inTx, nowOf, type Tx } from '../kernel';
import { type CachedSession, markSessions, readCached, writeCached } from './cache';
import { expiryOf } from './steps';
import { hashSecret } from './tokens';

/**
 * Returns the actor with this secret, or null when there is no such session any more.
 * @throws GameError unavailable when neither Redis nor Postgres answers
 */
export function actorOf(ctx: Ctx, token: string): Promise<Actor | null> {
  return actorOfHash(ctx, hashSecret(token));
}

/**
 * Does the same for a caller that shows otherwise which session is theirs. It runs on every request: from the cache in
 * Redis, else from the row.
 * @throws GameError unavailable when neither answers
 */
export async function actorOfHash(ctx: Ctx, secretHash: string): Promise<Actor | null> {
  const cached = await readCached(ctx.redis, secretHash);
  if (cached === 'ended') return null;
  if (cached !== null && cached.expiresAtMs > ctx.clock.nowMs() && !(await isSeenDue(ctx, secretHash)))
    return cached.actor;
  const found = await readSession(ctx, secretHash);
  if (found === null) {
    // An entry without a session would be accepted again by the next caller.
    if (cached !== null) await markSessions(ctx.redis, 'ended', [secretHash]).catch(() => null);
    return null;
  }
  await writeCached(ctx.redis, secretHash, found);
  return found.actor;
}

/** Checks whether the time of last use should be written again; only one process at a time gets yes. */
async function isSeenDue(ctx: Ctx, secretHash: string): Promise<boolean> {
  const taken = await ctx.redis.set(`session_seen:${secretHash}`, '1', 'PX', seenEveryMs, 'NX').catch(() => null);
  return taken === 'OK';
}

/** Reads the primary, never a replica: a revoked session must be gone at once. */
function readSession(ctx: Ctx, secretHash: string): Promise<CachedSession | null> {
  return inTx(ctx, async (tx) => {
    const now = nowOf(tx);
    const session = await tx.session.findUnique({ where: { secretHash } });
    if (session === null || session.revokedAt !== null || session.expiresAt <= now) return null;
    let { expiresAt } = session;
    if (now.getTime() - session.lastSeenAt.getTime() >= seenEveryMs) {
      expiresAt = expiryOf(session, now);
      await tx.session.updateMany({ where: { id: session.id, revokedAt: null }, data: { lastSeenAt: now, expiresAt } });
    }
    const actor: Actor = {
      accountId: session.accountId as AccountId,
      sessionId: session.id as SessionId,
      roles: session.roles as RoleName[],
      isGuest: session.isGuest,
      characterId: session.characterId as CharacterId | null,
    };
    return { actor, expiresAtMs: expiresAt.getTime() };
  });
}

/** A session that goes on, with the hash of the secret by which it is known now. */
export interface LiveSession {
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly roles: readonly RoleName[];
  readonly secretHash: string;
  readonly expiresAt: Date;
}

/**
 * Returns a session and locks its row until the transaction ends; null when it is over.
 */
export async function lockSession(tx: Tx, sessionId: SessionId): Promise<LiveSession | null> {
  await tx.$queryRaw`SELECT 1 FROM sessions WHERE id = ${sessionId}::uuid FOR NO KEY UPDATE`;
  const session = await tx.session.findUnique({ where: { id: sessionId } });
  if (session === null || session.revokedAt !== null || session.expiresAt <= nowOf(tx)) return null;
  const { secretHash, expiresAt } = session;
  return {
    accountId: session.accountId as AccountId,
    sessionId,
    roles: session.roles as RoleName[],
    secretHash,
    expiresAt,
  };
}

/** Notes that a session is used; its time to expire begins anew. Returns when that is. */
export async function noteUse(tx: Tx, sessionId: SessionId): Promise<Date> {
  const now = nowOf(tx);
  const session = await tx.session.findUniqueOrThrow({ where: { id: sessionId } });
  const expiresAt = expiryOf(session, now);
  await tx.session.update({ where: { id: sessionId }, data: { lastSeenAt: now, expiresAt } });
  return expiresAt;
}
