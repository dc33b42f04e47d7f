import { Prisma } from '@necp/db/types';
import type { Role as RoleName } from '@necp/shared/account/schema';
import { type AccountId, type CharacterId, GameError, type SessionId } from '@necp/shared/kernel';
import { endOfSession, seenEveryMs } from '@necp/shared/session/lifetimes';
import { type Actor, type Ctx, inTx, nowOf, selectRaw, type Tx } from '../kernel';
import { readCached, writeCached } from './cache';
import { isStaff, lastingOf } from './lasting';
import { holdLifetimes } from './lifetimes';
import { hashSecret } from './tokens';

/** How a session is used by the call that asks for its actor. */
export interface Use {
  /** How long the player has not touched the page that calls by itself; 0 for a call that the player made. */
  readonly idleMs: number;
}

const made: Use = { idleMs: 0 };
/** A look at a session that is no use of it. */
export const noUse: Use = { idleMs: Infinity };

/**
 * Returns the actor with this secret, or null when there is no such session any more.
 * @throws GameError unavailable when Postgres does not answer and Redis has no copy
 */
export function actorOf(ctx: Ctx, token: string, use: Use = made): Promise<Actor | null> {
  return actorOfHash(ctx, hashSecret(token), use);
}

/**
 * Does the same for a caller that shows otherwise which session is theirs. It runs on every request and reads the
 * session's row, which alone decides. While Postgres does not answer, the sealed copy in Redis says who asks, as a
 * player without further roles: nothing can be changed then.
 * @throws GameError unavailable when neither answers
 */
export async function actorOfHash(ctx: Ctx, secretHash: string, use: Use = made): Promise<Actor | null> {
  const found = await readSession(ctx, secretHash).catch(async (error: unknown) => {
    const cached = isOutage(error) ? await readCached(ctx, secretHash) : null;
    if (cached === null) throw error;
    return cached;
  });
  if (found === 'ended' || found === null) return null;
  if (!('row' in found)) return found.actor;
  const { row, actor } = found;
  const usedAtMs = ctx.clock.nowMs() - use.idleMs;
  const isDue = usedAtMs - row.lastSeenAt.getTime() >= seenEveryMs({ isStaff: isStaff(row.roles) });
  const expiresAt = isDue ? await inTx(ctx, (tx) => noteUse(tx, actor.sessionId, new Date(usedAtMs))) : row.expiresAt;
  await writeCached(ctx, secretHash, { actor, expiresAtMs: expiresAt.getTime() });
  return actor;
}

const isOutage = (error: unknown) => error instanceof GameError && error.kind === 'unavailable';

interface SessionRow {
  readonly id: SessionId;
  readonly accountId: AccountId;
  readonly roles: RoleName[];
  readonly isGuest: boolean;
  readonly characterId: CharacterId | null;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** Reads the primary, never a replica: a revoked session must be gone at once. */
async function readSession(
  ctx: Ctx,
  secretHash: string,
): Promise<{ readonly row: SessionRow; readonly actor: Actor } | null> {
  const [row] = await selectRaw<SessionRow>(
    ctx,
    Prisma.sql`
      SELECT id, account_id AS "accountId", roles, is_guest AS "isGuest", character_id AS "characterId",
        last_seen_at AS "lastSeenAt", expires_at AS "expiresAt"
      FROM sessions WHERE secret_hash = ${secretHash}
        AND revoked_at IS NULL AND expires_at > ${new Date(ctx.clock.nowMs())}::timestamptz`,
  );
  if (row === undefined) return null;
  const { id: sessionId, accountId, roles, isGuest, characterId } = row;
  return { row, actor: { accountId, sessionId, roles, isGuest, characterId } };
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

/**
 * Notes when a session was used, which moves its end; one that is over stays so.
 * @returns when it ends
 */
export async function noteUse(tx: Tx, sessionId: SessionId, usedAt: Date): Promise<Date> {
  await tx.$queryRaw`SELECT 1 FROM sessions WHERE id = ${sessionId}::uuid FOR NO KEY UPDATE`;
  const session = await tx.session.findUnique({ where: { id: sessionId } });
  if (session === null) return nowOf(tx);
  const isOver = session.revokedAt !== null || session.expiresAt <= nowOf(tx);
  if (isOver || session.lastSeenAt >= usedAt) return session.expiresAt;
  const expiresAt = endOfSession(lastingOf({ ...session, lastSeenAt: usedAt }), await holdLifetimes(tx));
  await tx.session.update({ where: { id: sessionId }, data: { lastSeenAt: usedAt, expiresAt } });
  return expiresAt;
}

/** Notes that players act in the city, which is a use of their sessions. */
export function noteUses(ctx: Ctx, sessionIds: readonly SessionId[]): Promise<void> {
  return inTx(ctx, async (tx) => {
    const now = nowOf(tx);
    const open = await tx.session.findMany({
      where: { id: { in: [...sessionIds] }, revokedAt: null, expiresAt: { gt: now } },
    });
    const due = open.filter((row) => now.getTime() - row.lastSeenAt.getTime() >= seenEveryMs(lastingOf(row)));
    if (due.length === 0) return;
    // The sessions come before the lifetimes, as in a change of the lifetimes, which holds the session of its caller.
    await tx.$queryRaw`SELECT 1 FROM sessions WHERE id = ANY(${due.map(({ id }) => id)}::uuid[])
      ORDER BY id FOR NO KEY UPDATE`;
    const lifetimes = await holdLifetimes(tx);
    const ends = due.map((row) => endOfSession(lastingOf({ ...row, lastSeenAt: now }), lifetimes));
    await tx.$executeRaw`
      UPDATE sessions SET last_seen_at = ${now}::timestamptz, expires_at = used.ends_at
      FROM unnest(${due.map(({ id }) => id)}::uuid[], ${ends}::timestamptz[]) AS used (session_id, ends_at)
      WHERE id = used.session_id AND revoked_at IS NULL AND expires_at > ${now}::timestamptz`;
  });
}
