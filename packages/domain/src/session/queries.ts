import type { AccountId, SessionId } from '@necp/shared/kernel';
import { maskAddress } from '@necp/shared/session/rules';
import type { LoginOutcome, SessionListView } from '@necp/shared/session/schema';
import { Prisma } from '@necp/db/types';
import { type Ctx, readRaw, requireActor, type Tx } from '../kernel';

const historyLength = 20;

/** Returns the sessions and trusted devices of the caller's account, last used first, and its latest sign-ins. */
export async function sessionList(ctx: Ctx): Promise<SessionListView> {
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
      address: masked(session.address),
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
      expiresAt: session.expiresAt,
      isCurrent: session.id === sessionId,
    })),
    trustedDevices: trusted.map(({ id, device, address, createdAt, lastUsedAt, expiresAt }) => ({
      id,
      device,
      address: masked(address),
      createdAt,
      lastUsedAt,
      expiresAt,
    })),
    history: history.map((login) => ({
      at: login.at,
      outcome: login.outcome as LoginOutcome,
      device: login.device,
      address: masked(login.address),
    })),
  };
}

function masked(address: string | null): string | null {
  return address === null ? null : maskAddress(address);
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

/**
 * Returns which of these sessions can no longer be played: unknown, ended or expired ones, and those whose character
 * was deleted. It reads the primary database.
 */
export async function endedAmong(ctx: Ctx, sessionIds: readonly SessionId[]): Promise<SessionId[]> {
  const ended = await readRaw<{ id: SessionId }>(
    ctx,
    Prisma.sql`
      SELECT asked.id FROM unnest(${sessionIds}::uuid[]) AS asked (id) LEFT JOIN sessions ON sessions.id = asked.id
      WHERE sessions.id IS NULL OR revoked_at IS NOT NULL OR expires_at <= ${new Date(ctx.clock.nowMs())}
        OR character_id IS NULL`,
  );
  return ended.map(({ id }) => id);
}
