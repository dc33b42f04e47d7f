import { confirmLinkMs, disownLinkMs, emailPages, exportLinkMs, resetLinkMs } from '@necp/shared/account/rules';
import type { EmailKind, Role } from '@necp/shared/account/schema';
import { type AccountId, GameError, type Locale, type SessionId } from '@necp/shared/kernel';
import { addJob, ctxOf, explainConstraints, keyedHashes, newId, nowOf, type Tx } from '../kernel';
import { hashSecret } from '../session';

explainConstraints({ accounts_email_once: { kind: 'conflict', code: 'account.link_invalid' } });

const linkPage: Partial<Record<EmailKind, string>> = {
  confirm_registration: emailPages.confirm,
  confirm_binding: emailPages.confirm,
  reset_password: emailPages.reset,
  new_device: emailPages.disown,
  confirm_address: emailPages.confirm,
  address_changing: emailPages.disown,
  address_changed: emailPages.disown,
  deletion_asked: emailPages.disown,
  export_ready: emailPages.privacy,
};
const linkMs: Partial<Record<EmailKind, number>> = {
  reset_password: resetLinkMs,
  new_device: disownLinkMs,
  address_changing: disownLinkMs,
  address_changed: disownLinkMs,
  deletion_asked: disownLinkMs,
  export_ready: exportLinkMs,
};

export interface WriteEmailInput {
  readonly kind: EmailKind;
  readonly email: string;
  readonly locale: Locale;
  readonly accountId: AccountId | null;
  /** The password that becomes valid with the link, for confirmations. */
  readonly passwordHash: string | null;
  /** What happened, in a few words that need no language, and the session that the email speaks of. */
  readonly about?: { readonly sessionId?: SessionId | null; readonly from: string };
}

/**
 * Stores what the email proves and queues it with the transaction. The queue knows the email by its id; the secret of
 * its link is made when it is sent.
 */
export async function writeEmail(tx: Tx, input: WriteEmailInput): Promise<void> {
  const { kind, email, locale, accountId, passwordHash, about } = input;
  const now = nowOf(tx);
  const emailId = newId<string>();
  await tx.accountEmail.create({
    data: {
      id: emailId,
      kind,
      email,
      accountId,
      sessionId: about?.sessionId ?? null,
      passwordHash,
      locale,
      createdAt: now,
      tokenHash: null,
      expiresAt: new Date(now.getTime() + (linkMs[kind] ?? confirmLinkMs)),
    },
  });
  await addJob(tx, {
    name: 'account.send_email',
    payload: { emailId, kind, to: email, locale, from: about?.from ?? null },
  });
}

/**
 * Makes the link of an email that is about to be sent. Only a hash of its secret is stored, so no reader of the
 * database can use the link. Its secret follows from the email and the installation's secret: an email that is sent
 * once more, because the answer of the mail server was lost, has the same link, and both copies work.
 * @returns the link, null for a kind without one; or null when the email was used, replaced or has expired
 */
export async function issueLink(tx: Tx, emailId: string): Promise<{ readonly link: string | null } | null> {
  const ctx = ctxOf(tx);
  const [token = ''] = keyedHashes(ctx, 'email', emailId);
  const [email] = await tx.accountEmail.updateManyAndReturn({
    where: { id: emailId, usedAt: null, expiresAt: { gt: nowOf(tx) } },
    data: { tokenHash: hashSecret(token) },
    select: { kind: true },
  });
  if (email === undefined) return null;
  const page = linkPage[email.kind as EmailKind];
  return { link: page === undefined ? null : `${ctx.config.publicUrl}${page}?token=${token}` };
}

/**
 * Makes the secret of a reset without an email, for a player who has just shown that they read those of the account.
 * @returns the secret, which is stored nowhere else
 */
export async function issueReset(
  tx: Tx,
  input: { readonly accountId: AccountId; readonly email: string; readonly locale: string },
): Promise<string> {
  const now = nowOf(tx);
  const token = ctxOf(tx).rng.secret(32);
  const expiresAt = new Date(now.getTime() + resetLinkMs);
  await tx.accountEmail.create({
    data: { id: newId(), kind: 'reset_password', ...input, createdAt: now, expiresAt, tokenHash: hashSecret(token) },
  });
  return token;
}

export interface SpentEmail {
  readonly kind: EmailKind;
  readonly email: string;
  readonly accountId: AccountId | null;
  readonly passwordHash: string | null;
  readonly locale: Locale;
  readonly createdAt: Date;
}

/**
 * Returns the email whose secret could be used now.
 * @throws GameError invalid `account.link_invalid`
 */
export async function findEmailToken(
  tx: Tx,
  input: { readonly token: string; readonly kinds: readonly EmailKind[] },
): Promise<SpentEmail> {
  const found = await tx.accountEmail.findFirst({ where: usable(tx, input) });
  if (found === null) throw linkInvalid();
  return spentOf(found);
}

function usable(tx: Tx, { token, kinds }: { readonly token: string; readonly kinds: readonly EmailKind[] }) {
  return { tokenHash: hashSecret(token), kind: { in: [...kinds] }, usedAt: null, expiresAt: { gt: nowOf(tx) } };
}

/**
 * Marks the secret of an email as used; of two simultaneous attempts one succeeds.
 * @throws GameError invalid `account.link_invalid` for unknown, used, expired secrets and those of another kind alike
 */
export async function spendEmailToken(
  tx: Tx,
  input: { readonly token: string; readonly kinds: readonly EmailKind[] },
): Promise<SpentEmail> {
  const [accountEmail] = await tx.accountEmail.updateManyAndReturn({
    where: usable(tx, input),
    data: { usedAt: nowOf(tx) },
  });
  if (accountEmail === undefined) throw linkInvalid();
  return spentOf(accountEmail);
}

function spentOf(row: {
  readonly kind: string;
  readonly email: string;
  readonly accountId: string | null;
  readonly passwordHash: string | null;
  readonly locale: string;
  readonly createdAt: Date;
}): SpentEmail {
  return {
    kind: row.kind as EmailKind,
    email: row.email,
    accountId: row.accountId as AccountId | null,
    passwordHash: row.passwordHash,
    locale: row.locale as Locale,
    createdAt: row.createdAt,
  };
}

/** Invalidates the links of other emails with the same purpose. */
export async function dropEmails(
  tx: Tx,
  where: {
    readonly email?: string;
    readonly accountId?: AccountId;
    readonly kinds: readonly EmailKind[];
    /** Only those that were written then or later. */
    readonly since?: Date;
  },
): Promise<void> {
  await tx.accountEmail.updateMany({
    where: {
      ...(where.email ? { email: where.email } : {}),
      ...(where.accountId ? { accountId: where.accountId } : {}),
      ...(where.since ? { createdAt: { gte: where.since } } : {}),
      kind: { in: [...where.kinds] },
      usedAt: null,
    },
    data: { usedAt: nowOf(tx) },
  });
}

/**
 * Returns the account's row, locked until the transaction ends; null when there is none, it is closed, or its owner has
 * asked for its deletion: nothing but a return can be done with it then.
 */
export async function lockAccount(tx: Tx, accountId: AccountId) {
  const account = await lockLeavingAccount(tx, accountId);
  return account === null || account.eraseAt !== null ? null : account;
}

/** Does the same for an account that may be waiting for its deletion. */
export async function lockLeavingAccount(tx: Tx, accountId: AccountId) {
  await tx.$queryRaw`SELECT 1 FROM accounts WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`;
  const account = await tx.account.findUnique({ where: { id: accountId }, include: { roles: true } });
  return account === null || account.closedAt !== null ? null : account;
}

/**
 * Checks whether an address belongs to an account, or did until lately, so that its former owner can have it back. Both
 * are always looked up, so that every answer costs the same.
 */
export async function isTaken(tx: Tx, email: string, except: AccountId | null = null): Promise<boolean> {
  const owner = await tx.account.findFirst({ where: { email }, select: { id: true } });
  const former = await tx.accountEmail.findFirst({
    where: {
      email,
      kind: 'address_changed',
      usedAt: null,
      expiresAt: { gt: nowOf(tx) },
      ...(except === null ? {} : { NOT: { accountId: except } }),
    },
    select: { id: true },
  });
  return owner !== null || former !== null;
}

/** Returns the roles that an account has now; every account has the role of a player. */
export function rolesOf(
  account: { readonly roles: readonly { readonly role: string; readonly expiresAt: Date | null }[] },
  now: Date,
): Role[] {
  const current = account.roles.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  return ['player', ...current.map(({ role }) => role as Role)];
}

/** Returns when the first of the roles that an account has now ends by itself; null when they last. */
export function rolesUntilOf(
  account: { readonly roles: readonly { readonly expiresAt: Date | null }[] },
  now: Date,
): Date | null {
  const ends = account.roles.flatMap(({ expiresAt }) => (expiresAt === null || expiresAt <= now ? [] : [expiresAt]));
  return ends.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? null;
}

/** Returns the same refusal for links that are used, expired, unknown or forged. */
export function linkInvalid(): GameError {
  return new GameError('invalid', 'account.link_invalid');
}
