import { confirmLinkMs } from '@necp/shared/account/rules';
import type { ChangeAddressInput, EmailKind, EmailSentView } from '@necp/shared/account/schema';
import { type AccountId, GameError, type Locale, type SessionId } from '@necp/shared/kernel';
import { type Ctx, ctxOf, inTx, nowOf, once, requireActor, type Tx } from '../kernel';
import { endSessions, forgetTrustedDevices, requireProof } from '../session';
import { checkedEmail, limitEmails } from './limits';
import { dropEmails, isTaken, linkInvalid, lockAccount, type SpentEmail, writeEmail } from './steps';

/** What an account asked its new address, which a later question replaces. */
const asked: readonly EmailKind[] = ['confirm_address', 'address_in_use'];
/** The links that a new password makes void: they may be those of a stranger who knew the earlier one. */
export const droppedByPassword: readonly EmailKind[] = ['reset_password', ...asked];

/**
 * Asks for another address of the account. The link of an email to that address completes it; an email to the present
 * address can stop it, and undo it for seven days. The answer and the work are the same whether or not the address is
 * free; only the email to it says which. A later question replaces an earlier one.
 * @throws GameError conflict `account.guest_has_no_email`, `account.email_unchanged`; invalid `account.email_*`;
 * forbidden `session.proof_required`; unauthenticated `account.closed`; throttled `account.too_many_emails`
 */
export async function changeAddress(ctx: Ctx, input: ChangeAddressInput): Promise<EmailSentView> {
  const { accountId, sessionId, isGuest } = requireActor(ctx);
  if (isGuest) throw new GameError('conflict', 'account.guest_has_no_email');
  const email = checkedEmail(input.email);
  const { requestId, locale } = input;
  // A question that would be refused for the lack of a proof costs no email.
  await inTx(ctx, (tx) => requireProof(tx));
  await limitEmails(ctx, { email, purpose: 'confirm', knownDevice: null });
  await limitEmails(ctx, { email: `${accountId}@account`, purpose: 'change', knownDevice: sessionId });
  return inTx(ctx, (tx) =>
    once(
      tx,
      { accountId, requestId, verb: 'account.change_address', input: { email, locale } },
      async (): Promise<EmailSentView> => {
        const account = await lockAccount(tx, accountId);
        if (account === null) throw new GameError('unauthenticated', 'account.closed');
        await requireProof(tx);
        if (account.email === null) throw new GameError('conflict', 'account.guest_has_no_email');
        if (account.email === email) throw new GameError('conflict', 'account.email_unchanged');
        const taken = await isTaken(tx, email, accountId);
        await dropEmails(tx, { accountId, kinds: asked });
        await writeEmail(tx, {
          kind: taken ? 'address_in_use' : 'confirm_address',
          email,
          locale,
          accountId,
          passwordHash: null,
        });
        await writeToFormer(tx, { kind: 'address_changing', account, former: account.email, next: email });
        return { sent: true, validForMs: confirmLinkMs };
      },
    ),
  );
}

/** Returns the hash that a link's password must match: the one of its request, or that of the account it is about. */
export async function passwordOf(ctx: Ctx, link: SpentEmail): Promise<string | null> {
  if (link.kind !== 'confirm_address') return link.passwordHash;
  const account = await ctx.db.account.findUnique({
    where: { id: link.accountId ?? noAccountId },
    select: { passwordHash: true },
  });
  return account?.passwordHash ?? null;
}

const noAccountId = '00000000-0000-0000-0000-000000000000';

/**
 * Gives the account the address that was confirmed. Its other sessions end, and so does the trust in every browser.
 * @returns the session that goes on, for the caller to renew; null when the link was opened elsewhere, and every
 * session ended
 * @throws GameError invalid or conflict `account.link_invalid`
 */
export async function takeAddress(
  tx: Tx,
  { spent, passwordHash }: { readonly spent: SpentEmail; readonly passwordHash: string | null },
): Promise<SessionId | null> {
  const account = spent.accountId === null ? null : await lockAccount(tx, spent.accountId);
  // The password may have been changed while it was being checked.
  if (account === null || account.email === null || account.passwordHash !== passwordHash) throw linkInvalid();
  const accountId = account.id as AccountId;
  await tx.account.update({ where: { id: accountId }, data: { email: spent.email } });
  const { actor } = ctxOf(tx);
  const own = actor?.accountId === accountId ? actor.sessionId : null;
  await endSessions(tx, { accountId, ...(own === null ? {} : { except: own }), reason: 'revoked' });
  await forgetTrustedDevices(tx, accountId);
  await dropEmails(tx, { accountId, kinds: droppedByPassword });
  await writeToFormer(tx, { kind: 'address_changed', account, former: account.email, next: spent.email });
  return own;
}

/** Writes to the address that an account leaves, with a link that takes the account back. */
function writeToFormer(
  tx: Tx,
  input: {
    readonly kind: EmailKind;
    readonly account: { readonly id: string; readonly locale: string };
    readonly former: string;
    readonly next: string;
  },
): Promise<void> {
  const { kind, account, former, next } = input;
  const time = `${nowOf(tx).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return writeEmail(tx, {
    kind,
    email: former,
    locale: account.locale as Locale,
    accountId: account.id as AccountId,
    passwordHash: null,
    about: { from: `${former} → ${next}, ${time}` },
  });
}
