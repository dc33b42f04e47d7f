import { guestIdleMs } from '@necp/shared/account/rules';
import type { AccountView, DevMailboxView } from '@necp/shared/account/schema';
import { type AccountId, GameError, type Locale } from '@necp/shared/kernel';
import { type Ctx, requireActor } from '../kernel';
import { rolesOf } from './steps';

const emailsShown = 50;

/**
 * Returns the account of the caller.
 * @throws GameError unauthenticated `account.closed` when it was closed
 */
export async function accountOf(ctx: Ctx): Promise<AccountView> {
  const { accountId } = requireActor(ctx);
  const now = new Date(ctx.clock.nowMs());
  const [account, pending, recoveryCodesLeft] = await Promise.all([
    ctx.db.account.findUnique({ where: { id: accountId }, include: { roles: true, totp: true } }),
    ctx.db.accountEmail.findFirst({
      where: { accountId, kind: { in: ['confirm_binding', 'address_taken'] }, usedAt: null, expiresAt: { gt: now } },
      orderBy: { createdAt: 'desc' },
    }),
    ctx.db.recoveryCode.count({ where: { accountId, usedAt: null } }),
  ]);
  if (account === null || account.closedAt !== null) throw new GameError('unauthenticated', 'account.closed');
  return {
    id: account.id as AccountId,
    email: account.email,
    isGuest: account.isGuest,
    pendingEmail: account.email === null ? (pending?.email ?? null) : null,
    roles: rolesOf(account),
    secondFactor: account.totp?.confirmedAt ? { since: account.totp.confirmedAt, recoveryCodesLeft } : null,
    locale: account.locale as Locale,
    createdAt: account.createdAt,
    expiresAt: account.isGuest ? new Date(now.getTime() + guestIdleMs) : null,
  };
}

/**
 * Returns the latest emails of an installation without a mail server. The router allows it only on development
 * installations.
 */
export async function devEmails(ctx: Ctx): Promise<DevMailboxView> {
  const emails = await ctx.db.devEmail.findMany({
    orderBy: { sentAt: 'desc' },
    take: emailsShown,
    omit: { html: true },
  });
  return { emails };
}
