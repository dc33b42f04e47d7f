import { accountClosed } from '@necp/shared/account/events';
import { type AccountId, dayMs, GameError, hourMs, type Locale } from '@necp/shared/kernel';
import { returnMs } from '@necp/shared/privacy/rules';
import type { DeletionView } from '@necp/shared/privacy/schema';
import { emit, nowOf, type Tx } from '../kernel';
import { endSessions, forgetTrustedDevices } from '../session';
import { holdRoles, lastingAdministrators } from './roles';
import { dropEmails, lockAccount, lockLeavingAccount, writeEmail } from './steps';

/** A guest has nothing to return with. The hour lets the city write down what it still holds of the characters. */
const guestReturnMs = hourMs;
/** Accounts of guests who did not come back are erased when their characters can no longer be restored. */
export const closedGuestMs = 7 * dayMs;

/**
 * Puts down that an account is to be erased, and signs it out everywhere. Nothing but a return can be done with it from
 * then on.
 * @returns when it is erased, and whether its owner can return until then
 * @throws GameError unauthenticated `account.closed`; conflict `account.last_administrator`
 */
export async function startLeaving(tx: Tx, accountId: AccountId): Promise<DeletionView> {
  await holdRoles(tx);
  const account = await lockAccount(tx, accountId);
  if (account === null) throw new GameError('unauthenticated', 'account.closed');
  await refuseTheLast(tx, accountId);
  const eraseAt = new Date(nowOf(tx).getTime() + (account.isGuest ? guestReturnMs : returnMs));
  await tx.account.update({ where: { id: accountId }, data: { eraseAt } });
  await endSessions(tx, { accountId, reason: 'closed' });
  await forgetTrustedDevices(tx, accountId);
  await dropEmails(tx, {
    accountId,
    kinds: ['confirm_address', 'address_in_use', 'confirm_binding', 'address_taken', 'export_ready'],
  });
  if (account.email !== null) await writeAbout(tx, { kind: 'deletion_asked', account, email: account.email, eraseAt });
  return { eraseAt, canReturn: !account.isGuest };
}

async function refuseTheLast(tx: Tx, accountId: AccountId): Promise<void> {
  const administrators = await lastingAdministrators(tx);
  if (administrators.length === 1 && administrators[0] === accountId)
    throw new GameError('conflict', 'account.last_administrator');
}

/** Stops the deletion of an account whose owner signs in again; the caller holds its lock. */
export async function comeBack(
  tx: Tx,
  account: { readonly id: string; readonly email: string | null; readonly locale: string },
): Promise<void> {
  const accountId = account.id as AccountId;
  await tx.account.update({ where: { id: accountId }, data: { eraseAt: null } });
  await dropEmails(tx, { accountId, kinds: ['deletion_asked'] });
  const { email } = account;
  if (email !== null) await writeAbout(tx, { kind: 'deletion_stopped', account, email, eraseAt: null });
}

function writeAbout(
  tx: Tx,
  input: {
    readonly kind: 'deletion_asked' | 'deletion_stopped';
    readonly account: { readonly id: string; readonly locale: string };
    readonly email: string;
    readonly eraseAt: Date | null;
  },
): Promise<void> {
  const { kind, account, email, eraseAt } = input;
  return writeEmail(tx, {
    kind,
    email,
    locale: account.locale as Locale,
    accountId: account.id as AccountId,
    passwordHash: null,
    ...(eraseAt === null ? {} : { about: { from: eraseAt.toISOString().slice(0, 10) } }),
  });
}

/** Returns accounts whose time to return is over and that are not erased yet, at most `most`. */
export async function accountsToErase(tx: Tx, most: number): Promise<AccountId[]> {
  const rows = await tx.account.findMany({
    where: { eraseAt: { lte: nowOf(tx) }, erasedAt: null },
    orderBy: { eraseAt: 'asc' },
    take: most,
    select: { id: true },
  });
  return rows.map(({ id }) => id as AccountId);
}

/**
 * Closes an account whose time to return is over: it loses its address, its password and every way in. The row stays as
 * one of a guest, because ledgers refer to it.
 * @returns false when the owner has returned, or it is erased already
 */
export async function closeForErasure(tx: Tx, accountId: AccountId): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM accounts WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`;
  const now = nowOf(tx);
  const account = await tx.account.findFirst({ where: { id: accountId, eraseAt: { lte: now }, erasedAt: null } });
  if (account === null) return false;
  const isOpen = (await lockLeavingAccount(tx, accountId)) !== null;
  await tx.account.update({
    where: { id: accountId },
    data: {
      email: null,
      passwordHash: null,
      isGuest: true,
      closedAt: account.closedAt ?? now,
      closedReason: account.closedReason ?? 'deleted',
    },
  });
  await endSessions(tx, { accountId, reason: 'closed' });
  if (isOpen) await emit(tx, accountClosed, { accountId, reason: 'deleted' });
  return true;
}

/** Puts down that nothing personal is left of an account. */
export async function markErased(tx: Tx, accountId: AccountId): Promise<void> {
  await tx.account.update({ where: { id: accountId }, data: { erasedAt: nowOf(tx) } });
}
