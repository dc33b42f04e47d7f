import { guestIdleMs } from '@necp/shared/account/rules';
import type { AccountView, DevMailboxView } from '@necp/shared/account/schema';
import type { IdentityListView } from '@necp/shared/identity/schema';
import { type AccountId, GameError, type Locale } from '@necp/shared/kernel';
import { identitiesOf } from '../identity';
import { type Ctx, requireActor } from '../kernel';
import { rolesOf } from './steps';
import { hasPassword } from './ways';

const emailsShown = 50;
/** What an account asked for and its new address has not answered. */
const pendingKinds = ['confirm_binding', 'address_taken', 'confirm_address', 'address_in_use'];

/**
 * Returns the account of the caller.
 * @throws GameError unauthenticated `account.closed` when it was closed
 */
export async function accountOf(ctx: Ctx): Promise<AccountView> {
  const { accountId, roles } = requireActor(ctx);
  const now = new Date(ctx.clock.nowMs());
  const [account, pending, recoveryCodesLeft] = await Promise.all([
    ctx.db.account.findUnique({ where: { id: accountId }, include: { roles: true, totp: true } }),
    ctx.db.accountEmail.findFirst({
      where: { accountId, kind: { in: pendingKinds }, usedAt: null, expiresAt: { gt: now } },
      orderBy: { createdAt: 'desc' },
    }),
    ctx.db.recoveryCode.count({ where: { accountId, usedAt: null } }),
  ]);
  if (account === null || account.closedAt !== null || account.eraseAt !== null)
    throw new GameError('unauthenticated', 'account.closed');
  return {
    id: account.id as AccountId,
    email: account.email,
    isGuest: account.isGuest,
    hasPassword: hasPassword(account),
    pendingEmail: pending?.email ?? null,
    roles: rolesOf(account, now),
    waitingRoles:
      ctx.config.staffNeedFactor === true ? rolesOf(account, now).filter((role) => !roles.includes(role)) : [],
    secondFactor: account.totp?.confirmedAt ? { since: account.totp.confirmedAt, recoveryCodesLeft } : null,
    locale: account.locale as Locale,
    createdAt: account.createdAt,
    expiresAt: account.isGuest ? new Date(now.getTime() + guestIdleMs) : null,
  };
}

/** Returns the ways into the caller's account: whether it has a password, and its identities at providers. */
export async function waysOf(ctx: Ctx): Promise<IdentityListView> {
  const { accountId } = requireActor(ctx);
  const [account, listed] = await Promise.all([
    ctx.db.account.findUnique({ where: { id: accountId }, select: { passwordHash: true } }),
    identitiesOf(ctx, accountId),
  ]);
  return { hasPassword: account !== null && hasPassword(account), ...listed };
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
