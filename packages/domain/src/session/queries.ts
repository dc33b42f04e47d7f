import type { AccountId, CharacterId, SessionId } from '@necp/shared/kernel';
import { hasPermission, type Permission } from '@necp/shared/role/permissions';
import type { LoginOutcome, SessionListView, SessionView } from '@necp/shared/session/schema';
import { Prisma } from '@necp/db/types';
import { type Ctx, nowOf, readRaw, requireActor, type Tx } from '../kernel';
import { placeOf } from './place';

const historyLength = 20;

/** A session as this room knows it: the name and the zone of the character are known above. */
export interface OwnSession extends Omit<SessionView, 'character'> {
  readonly characterId: CharacterId | null;
}

/** Returns the sessions and trusted devices of the caller's account, last used first, and its latest sign-ins. */
export async function ownSessions(
  ctx: Ctx,
): Promise<Omit<SessionListView, 'sessions'> & { readonly sessions: readonly OwnSession[] }> {
  const { accountId, sessionId } = requireActor(ctx);
  const now = new Date(ctx.clock.nowMs());
  const [sessions, trusted, history] = await Promise.all([
    ctx.db.session.findMany({
      where: { accountId, revokedAt: null, expiresAt: { gt: now } },
      orderBy: { lastSeenAt: 'desc' },
    }),
    ctx.db.trustedDevice.findMany({
      where: { accountId, expiresAt: { gt: now } },
      orderBy: { lastUsedAt: 'desc' },
    }),
    ctx.db.login.findMany({ where: { accountId }, orderBy: { at: 'desc' }, take: historyLength }),
  ]);
  return {
    sessions: sessions.map((session) => ({
      id: session.id as SessionId,
      device: session.device,
      ...placeOf(ctx, session.address),
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
      expiresAt: session.expiresAt,
      isCurrent: session.id === sessionId,
      characterId: session.characterId as CharacterId | null,
    })),
    trustedDevices: trusted.map(({ id, device, address, createdAt, lastUsedAt, expiresAt }) => ({
      id,
      device,
      ...placeOf(ctx, address),
      createdAt,
      lastUsedAt,
      expiresAt,
    })),
    history: history.map((login) => ({
      at: login.at,
      outcome: login.outcome as LoginOutcome,
      device: login.device,
      ...placeOf(ctx, login.address),
    })),
  };
}

/** Whether the account has, or had within the last weeks, a session. */
export async function hasSessions(tx: Tx, accountId: AccountId): Promise<boolean> {
  return (await tx.session.findFirst({ where: { accountId }, select: { id: true } })) !== null;
}

/** Returns when each of the accounts last used a session; accounts without one are left out. */
export async function lastUses(tx: Tx, accountIds: readonly AccountId[]): Promise<ReadonlyMap<AccountId, Date>> {
  const uses = await tx.session.groupBy({
    by: ['accountId'],
    where: { accountId: { in: [...accountIds] } },
    _max: { lastSeenAt: true },
  });
  return new Map(
    uses.flatMap(({ accountId, _max }) =>
      _max.lastSeenAt === null ? [] : [[accountId as AccountId, _max.lastSeenAt] as const],
    ),
  );
}

/** Returns the roles of open sessions; those that have ended are left out. */
export async function rolesOfSessions(
  tx: Tx,
  ids: readonly SessionId[],
): Promise<ReadonlyMap<SessionId, readonly string[]>> {
  const sessions = await tx.session.findMany({
    where: { id: { in: [...ids] }, revokedAt: null, expiresAt: { gt: nowOf(tx) } },
    select: { id: true, roles: true },
  });
  return new Map(sessions.map(({ id, roles }) => [id as SessionId, roles]));
}

/** A connection: the session that opened it, and the character it plays. */
export interface PlayedSession {
  readonly sessionId: SessionId;
  readonly characterId: CharacterId;
}

/** A connection that must close: its session has ended, or plays another character now. */
export interface EndedPlay extends PlayedSession {
  readonly reason: 'signed_out' | 'other_character';
}

/**
 * Returns which of these can no longer be played: those of unknown, ended or expired sessions, and of sessions that
 * play another character or none. It reads the primary database.
 */
export async function endedAmong(ctx: Ctx, plays: readonly PlayedSession[]): Promise<EndedPlay[]> {
  return readRaw<EndedPlay>(
    ctx,
    Prisma.sql`
      SELECT asked.session_id AS "sessionId", asked.character_id AS "characterId",
        CASE WHEN is_live THEN 'other_character' ELSE 'signed_out' END AS reason
      FROM unnest(${plays.map(({ sessionId }) => sessionId)}::uuid[],
        ${plays.map(({ characterId }) => characterId)}::uuid[]) AS asked (session_id, character_id)
      LEFT JOIN sessions ON sessions.id = asked.session_id
      CROSS JOIN LATERAL (SELECT COALESCE(revoked_at IS NULL AND expires_at > ${new Date(ctx.clock.nowMs())}, false))
        AS state (is_live)
      WHERE NOT is_live OR sessions.character_id IS DISTINCT FROM asked.character_id`,
  );
}

/** Whether a session that has not ended holds a permission now. It reads the row in the primary database. */
export async function sessionHolds(ctx: Ctx, sessionId: SessionId, permission: Permission): Promise<boolean> {
  const [session] = await readRaw<{ readonly roles: readonly string[] }>(
    ctx,
    Prisma.sql`
      SELECT roles FROM sessions WHERE id = ${sessionId}::uuid AND revoked_at IS NULL
        AND expires_at > ${new Date(ctx.clock.nowMs())}::timestamptz`,
  );
  return session !== undefined && hasPermission(session.roles, permission);
}
