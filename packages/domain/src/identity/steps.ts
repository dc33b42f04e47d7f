import { type AccountId, GameError } from '@necp/shared/kernel';
import { explainConstraints, newId, nowOf, type Tx } from '../kernel';

explainConstraints({
  identities_provider_issuer_subject_key: { kind: 'conflict', code: 'identity.taken' },
  identities_account_id_provider_key: { kind: 'conflict', code: 'identity.already_linked' },
});

/** Who a provider says that its visitor is. */
export interface Claimed {
  readonly provider: string;
  readonly issuer: string;
  readonly subject: string;
  /** The address in lower case; null when the provider gives none that an email could be sent to. */
  readonly email: string | null;
  readonly emailVerified: boolean;
  /** When the provider last asked its visitor for a password; null when it does not say. */
  readonly authenticatedAt: Date | null;
}

export interface IdentityRow {
  readonly id: string;
  readonly accountId: AccountId;
  readonly provider: string;
}

/** Lets the answers about one identity wait for each other until the transaction ends. */
export async function lockClaimed(tx: Tx, { provider, issuer, subject }: Claimed): Promise<void> {
  const key = JSON.stringify(['identity', provider, issuer, subject]);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}

/** Returns the identity that a provider speaks of; null when it is linked to no account. */
export async function findIdentity(tx: Tx, { provider, issuer, subject }: Claimed): Promise<IdentityRow | null> {
  const key = { provider, issuer, subject };
  return rowOf(await tx.identity.findUnique({ where: { provider_issuer_subject: key } }));
}

/** Returns an identity; null when it was unlinked. */
export async function readIdentity(tx: Tx, id: string): Promise<IdentityRow | null> {
  return rowOf(await tx.identity.findUnique({ where: { id } }));
}

/** Whether an account has an identity at a provider. */
export async function hasIdentityAt(
  tx: Tx,
  where: { readonly accountId: AccountId; readonly provider: string },
): Promise<boolean> {
  return (await tx.identity.count({ where })) > 0;
}

function rowOf(row: { readonly id: string; readonly accountId: string; readonly provider: string } | null) {
  return row === null ? null : { id: row.id, accountId: row.accountId as AccountId, provider: row.provider };
}

/**
 * Links an identity to an account.
 * @throws GameError conflict `identity.taken` when it belongs to an account, `identity.already_linked` when the account
 * has one of this provider
 */
export async function linkIdentity(
  tx: Tx,
  { accountId, claimed }: { readonly accountId: AccountId; readonly claimed: Claimed },
): Promise<void> {
  const now = nowOf(tx);
  const { authenticatedAt: _, ...row } = claimed;
  const known = await findIdentity(tx, claimed);
  if (known !== null)
    throw new GameError('conflict', known.accountId === accountId ? 'identity.already_linked' : 'identity.taken');
  await tx.identity.create({ data: { id: newId(), accountId, ...row, linkedAt: now, lastUsedAt: now } });
}

/** Writes that an identity was used, and the address its provider gives now; returns whether it is still linked. */
export async function touchIdentity(
  tx: Tx,
  { id, accountId, claimed }: { readonly id: string; readonly accountId: AccountId; readonly claimed: Claimed | null },
): Promise<boolean> {
  const given = claimed === null ? {} : { email: claimed.email, emailVerified: claimed.emailVerified };
  const { count } = await tx.identity.updateMany({
    where: { id, accountId },
    data: { lastUsedAt: nowOf(tx), ...given },
  });
  return count > 0;
}

/**
 * Unlinks the identity that an account has at a provider.
 * @throws GameError not_found `identity.not_linked`
 */
export async function unlinkIdentity(
  tx: Tx,
  where: { readonly accountId: AccountId; readonly provider: string },
): Promise<void> {
  const { count } = await tx.identity.deleteMany({ where });
  if (count === 0) throw new GameError('not_found', 'identity.not_linked');
}

/** Unlinks the identities that were linked or used since a time, for an owner who did neither. */
export async function dropIdentitiesSince(
  tx: Tx,
  { accountId, since }: { readonly accountId: AccountId; readonly since: Date },
): Promise<void> {
  const later = { gte: since };
  await tx.identity.deleteMany({ where: { accountId, OR: [{ linkedAt: later }, { lastUsedAt: later }] } });
}
