import { confirmLinkMs, letterPages, resetLinkMs } from '@necp/shared/account/rules';
import type { LetterKind, Role } from '@necp/shared/account/schema';
import { type AccountId, GameError, type Locale } from '@necp/shared/kernel';
import { addJob, ctxOf, explainConstraints, newId, nowOf, type Tx } from '../kernel';
import { hashSecret } from '../session';

explainConstraints({ accounts_email_once: { kind: 'conflict', code: 'account.link_invalid' } });

const linkPage: Partial<Record<LetterKind, string>> = {
  confirm_registration: letterPages.confirm,
  confirm_binding: letterPages.confirm,
  reset_password: letterPages.reset,
};

export interface WriteLetterInput {
  readonly kind: LetterKind;
  readonly email: string;
  readonly locale: Locale;
  readonly accountId: AccountId | null;
  /** The password the link will make good, for confirmations. */
  readonly passwordHash: string | null;
}

/**
 * Keeps what the letter proves and queues it with the transaction; the secret of its link is in the queue and the
 * letter only.
 */
export async function writeLetter(tx: Tx, input: WriteLetterInput): Promise<void> {
  const { chance, config } = ctxOf(tx);
  const { kind, email, locale, accountId, passwordHash } = input;
  const now = nowOf(tx);
  const page = linkPage[kind];
  const token = page === undefined ? null : chance.secret(32);
  await tx.accountLetter.create({
    data: {
      id: newId(),
      kind,
      email,
      accountId,
      passwordHash,
      locale,
      createdAt: now,
      tokenHash: token === null ? null : hashSecret(token),
      expiresAt: new Date(now.getTime() + (kind === 'reset_password' ? resetLinkMs : confirmLinkMs)),
    },
  });
  const link = page === undefined || token === null ? null : `${config.publicUrl}${page}?token=${token}`;
  await addJob(tx, { name: 'account.send_letter', payload: { kind, to: email, locale, link } });
}

export interface SpentLetter {
  readonly kind: LetterKind;
  readonly email: string;
  readonly accountId: AccountId | null;
  readonly passwordHash: string | null;
  readonly locale: Locale;
}

/**
 * Uses the secret of a letter up; of two at once one gets it.
 * @throws GameError invalid `account.link_invalid` for unknown, used, expired secrets and those of another kind alike
 */
export async function spendLetterToken(
  tx: Tx,
  input: { readonly token: string; readonly kinds: readonly LetterKind[] },
): Promise<SpentLetter> {
  const now = nowOf(tx);
  const [letter] = await tx.accountLetter.updateManyAndReturn({
    where: { tokenHash: hashSecret(input.token), kind: { in: [...input.kinds] }, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (letter === undefined) throw linkInvalid();
  return {
    kind: letter.kind as LetterKind,
    email: letter.email,
    accountId: letter.accountId as AccountId | null,
    passwordHash: letter.passwordHash,
    locale: letter.locale as Locale,
  };
}

/** Ends the links of other letters that would do the same again. */
export async function dropLetters(
  tx: Tx,
  where: { readonly email?: string; readonly accountId?: AccountId; readonly kinds: readonly LetterKind[] },
): Promise<void> {
  await tx.accountLetter.updateMany({
    where: {
      ...(where.email ? { email: where.email } : {}),
      ...(where.accountId ? { accountId: where.accountId } : {}),
      kind: { in: [...where.kinds] },
      usedAt: null,
    },
    data: { usedAt: nowOf(tx) },
  });
}

/** The account's row, held until the transaction ends; null when there is none or it is closed. */
export async function lockAccount(tx: Tx, accountId: AccountId) {
  await tx.$queryRaw`SELECT 1 FROM accounts WHERE id = ${accountId}::uuid FOR UPDATE`;
  const account = await tx.account.findUnique({ where: { id: accountId }, include: { roles: true } });
  return account === null || account.closedAt !== null ? null : account;
}

/** Every role of an account; everyone plays. */
export function rolesOf(account: { readonly roles: readonly { readonly role: string }[] }): Role[] {
  return ['player', ...account.roles.map(({ role }) => role as Role)];
}

/** The one answer to links that are spent, old, unknown or forged: they are not told apart. */
export function linkInvalid(): GameError {
  return new GameError('invalid', 'account.link_invalid');
}
