import type { GivenRole } from '@necp/shared/role/schema';
import type { AccountId, Locale } from '@necp/shared/kernel';
import { nowOf, type ReadDb, type Tx } from '../kernel';
import { roleLine } from './email-text';
import { writeEmail } from './steps';

export interface HeldRole {
  readonly accountId: AccountId;
  readonly role: GivenRole;
}

/** Gives a role to an account; one that has ended and was not taken away yet begins anew. */
export async function giveRole(
  tx: Tx,
  { accountId, role, grantedBy, until }: HeldRole & { readonly grantedBy: AccountId; readonly until: Date | null },
): Promise<void> {
  const row = { grantedAt: nowOf(tx), grantedBy, expiresAt: until };
  await tx.accountRole.upsert({
    where: { accountId_role: { accountId, role } },
    create: { accountId, role, ...row },
    update: row,
  });
}

export async function takeRole(tx: Tx, { accountId, role }: HeldRole): Promise<void> {
  await tx.accountRole.deleteMany({ where: { accountId, role } });
}

/** Returns some roles that have ended by themselves and were not taken away yet. */
export async function endedRoles(tx: Tx, most: number): Promise<HeldRole[]> {
  const rows = await tx.accountRole.findMany({
    where: { expiresAt: { lte: nowOf(tx) } },
    orderBy: { expiresAt: 'asc' },
    take: most,
  });
  return rows.map(({ accountId, role }) => ({ accountId: accountId as AccountId, role: role as GivenRole }));
}

/**
 * Lets one transaction at a time decide about roles, or about the deletion of an account: none of them counts
 * administrators that another one is taking away. It comes before every lock of an account.
 */
export async function holdRoles(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('roles'))`;
}

/** Returns the accounts that are administrators without an end, and do not wait for their deletion. */
export async function lastingAdministrators(db: Pick<ReadDb | Tx, 'accountRole'>): Promise<AccountId[]> {
  const rows = await db.accountRole.findMany({
    where: { role: 'administrator', expiresAt: null, account: { closedAt: null, eraseAt: null } },
    select: { accountId: true },
  });
  return rows.map(({ accountId }) => accountId as AccountId);
}

/** Writes to the owner of an account that a role was given or taken; a guest has no address. */
export async function writeOfRole(
  tx: Tx,
  { accountId, role, kind, until }: HeldRole & { readonly kind: 'grant' | 'remove'; readonly until: Date | null },
): Promise<void> {
  const account = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { email: true, locale: true },
  });
  if (account.email === null) return;
  const locale = account.locale as Locale;
  await writeEmail(tx, {
    kind: kind === 'grant' ? 'role_granted' : 'role_removed',
    email: account.email,
    locale,
    accountId,
    passwordHash: null,
    about: { sessionId: null, from: roleLine({ role, until, locale }) },
  });
}
