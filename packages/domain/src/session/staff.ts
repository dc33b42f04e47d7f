import type { AccountId, SessionId } from '@necp/shared/kernel';
import { placeOf } from './place';
import type { OwnSession } from './queries';
import type { Ctx } from '../kernel';

/** Returns the open sessions of an account for staff, last used first, with the ends of addresses hidden. */
export async function openSessionsOf(ctx: Ctx, accountId: AccountId): Promise<Omit<OwnSession, 'characterId'>[]> {
  const sessions = await ctx.db.session.findMany({
    where: { accountId, revokedAt: null, expiresAt: { gt: new Date(ctx.clock.nowMs()) } },
    orderBy: { lastSeenAt: 'desc' },
  });
  return sessions.map(({ id, device, address, createdAt, lastSeenAt, expiresAt }) => ({
    id: id as SessionId,
    device,
    ...placeOf(ctx, address),
    createdAt,
    lastSeenAt,
    expiresAt,
    isCurrent: id === ctx.actor?.sessionId,
  }));
}
