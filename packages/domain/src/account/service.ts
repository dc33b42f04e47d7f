import { accountBound, accountCreated } from '@necp/shared/account/events';
import { confirmLinkMs, resetLinkMs } from '@necp/shared/account/rules';
import type {
  BindGuestInput,
  ChangePasswordInput,
  DoneView,
  EmailKind,
  EmailSentView,
  PlayAsGuestInput,
  RegisterInput,
  RequestPasswordResetInput,
  ResetPasswordInput,
  VerifiedView,
  VerifyEmailInput,
} from '@necp/shared/account/schema';
import { canChoosePassword } from '@necp/shared/account/strength';
import { type AccountId, assertAllowed, GameError, type Locale, type SessionId } from '@necp/shared/kernel';
import { noteAct } from '../audit-log';
import { type Ctx, ctxOf, emit, inTx, newId, nowOf, once, requireActor, type Tx } from '../kernel';
import {
  endSessions,
  forgetTrustedDevices,
  hashSecret,
  type OpenedSession,
  openSession,
  promoteSessions,
  requireProof,
} from '../session';
import { demandOpen } from '../maintenance';
import { checkedEmail, giveTryBack, limitEmails, spendGuest, spendLink, spendTry } from './limits';
import { hashPassword, isPasswordRight } from './passwords';
import { canBind, canChangePassword } from './policy';
import {
  dropEmails,
  linkInvalid,
  lockAccount,
  type SpentEmail,
  findEmailToken,
  isTaken,
  lockLeavingAccount,
  spendEmailToken,
  writeEmail,
} from './steps';

import type { SessionEntry } from './admit';
import { droppedByPassword, passwordOf, takeAddress } from './address';
import { provePassword } from './proof';
import { type Renewal, type Renewed, renew, renewedOf } from './renewal';
import { knownDeviceOf } from './sign-in';

export { changeAddress } from './address';
export { confirmTotp, removeTotp, renewRecoveryCodes, startTotp } from './factors';
export { disownSession } from './new-device';
export { signInByPasskey } from './passkey-sign-in';
export { addPasskey, proveByPasskey, removePasskey, startPasskey } from './passkeys';
export { prove } from './proof';
export type { Renewed } from './renewal';
export {
  arriveFromProvider,
  type Arrived,
  beginProvider,
  type Claimed,
  finishVisit,
  type Visitor,
} from './provider-sign-in';
export { setPassword, unlinkProvider } from './provider-links';
export { signIn } from './sign-in';

/**
 * Creates a guest account and signs it in.
 * @throws GameError throttled `account.too_many_guests`; unavailable `maintenance.running`
 */
export async function playAsGuest(
  ctx: Ctx,
  input: PlayAsGuestInput & SessionEntry & { readonly userAgent: string },
): Promise<OpenedSession> {
  await demandOpen(ctx);
  await spendGuest(ctx);
  return inTx(ctx, async (tx) => {
    const accountId = newId<AccountId>();
    const now = nowOf(tx);
    await tx.account.create({
      data: { id: accountId, isGuest: true, locale: input.locale, createdAt: now, lastSeenAt: now },
    });
    await emit(tx, accountCreated, { accountId, isGuest: true, locale: input.locale });
    const { userAgent, kind = 'remembered', former = null } = input;
    return openSession(tx, { accountId, roles: ['player'], isGuest: true, userAgent, kind, former, proof: null });
  });
}

/**
 * Requests a new account. The answer and the work are the same whether or not the address is free; only the email says
 * which.
 * @throws GameError invalid `account.email_*`, `account.password_*`; throttled `account.too_many_emails`; unavailable
 * `account.busy`
 */
export async function register(ctx: Ctx, input: RegisterInput): Promise<EmailSentView> {
  const email = checkedEmail(input.email);
  assertAllowed(canChoosePassword(input.password, email));
  await limitEmails(ctx, { email, purpose: 'confirm', knownDevice: null });
  const passwordHash = await hashPassword(input.password);
  await inTx(ctx, async (tx) => {
    const taken = await isTaken(tx, email);
    const kind: EmailKind = taken ? 'address_taken' : 'confirm_registration';
    await writeEmail(tx, {
      kind,
      email,
      locale: input.locale,
      accountId: null,
      passwordHash: taken ? null : passwordHash,
    });
  });
  return { sent: true, validForMs: confirmLinkMs };
}

export interface Verified {
  readonly view: VerifiedView;
  /** The caller's session, if it was the session of the guest. */
  readonly renewed: Renewed | null;
}

const newPasswords = ['confirm_registration', 'confirm_binding'] as const;
const confirmations = [...newPasswords, 'confirm_address'] as const;

/**
 * Confirms an address: a registration becomes an account; a guest keeps the same account and everything in it; an
 * account that had another address has this one. Everyone can ask for an account with the address of another person, so
 * the link works only with the password that was chosen with the request, or that of the account: the owner of the
 * address confirms no account of a stranger.
 * @throws GameError invalid or conflict `account.link_invalid` when the link is unknown, used, expired, or the address
 * was taken meanwhile; forbidden `account.link_password`; throttled `account.too_many_tries`; unavailable
 * `account.busy`
 */
export async function verifyEmail(ctx: Ctx, input: VerifyEmailInput): Promise<Verified> {
  await spendLink(ctx);
  const { token } = input;
  const asked = await inTx(ctx, (tx) => findEmailToken(tx, { token, kinds: confirmations }));
  // Each link has its own count, so that strangers cannot use up the tries of the owner.
  const attempt = { email: asked.email, knownDevice: hashSecret(token) };
  await spendTry(ctx, attempt);
  const passwordHash = await passwordOf(ctx, asked);
  if (!(await isPasswordRight(passwordHash, input.password))) throw new GameError('forbidden', 'account.link_password');
  await giveTryBack(ctx, attempt);
  const { view, renewal } = await inTx(ctx, async (tx) => {
    const accountEmail = await spendEmailToken(tx, { token, kinds: confirmations });
    const { email } = accountEmail;
    if (await isTaken(tx, email, accountEmail.accountId)) throw linkInvalid();
    if (accountEmail.kind === 'confirm_address') {
      const own = await takeAddress(tx, { spent: accountEmail, passwordHash });
      return { view: { email, outcome: 'changed' } as const, renewal: own === null ? null : await renew(tx, own) };
    }
    await dropEmails(tx, { email, kinds: newPasswords });
    if (accountEmail.kind === 'confirm_registration') {
      await createAccount(tx, accountEmail);
      return { view: { email, outcome: 'registered' } as const, renewal: null };
    }
    const own = await bindAccount(tx, accountEmail);
    return { view: { email, outcome: 'bound' } as const, renewal: own === null ? null : await renew(tx, own) };
  });
  return { view, renewed: await renewedOf(ctx, renewal) };
}

async function createAccount(tx: Tx, accountEmail: SpentEmail): Promise<void> {
  const accountId = newId<AccountId>();
  const now = nowOf(tx);
  const { email, passwordHash, locale } = accountEmail;
  await tx.account.create({
    data: { id: accountId, email, passwordHash, isGuest: false, locale, createdAt: now, lastSeenAt: now },
  });
  await emit(tx, accountCreated, { accountId, isGuest: false, locale });
}

/**
 * Gives a guest, or an account with nothing but passkeys, its address and password. Its other sessions end.
 * @returns the caller's session, which goes on; null when the link was opened elsewhere, and every session ended
 */
async function bindAccount(tx: Tx, accountEmail: SpentEmail): Promise<SessionId | null> {
  const account = accountEmail.accountId === null ? null : await lockAccount(tx, accountEmail.accountId);
  if (account === null || account.email !== null) throw linkInvalid();
  const accountId = account.id as AccountId;
  await tx.account.update({
    where: { id: accountId },
    data: { email: accountEmail.email, passwordHash: accountEmail.passwordHash, isGuest: false },
  });
  await dropEmails(tx, { accountId, kinds: ['confirm_binding', 'address_taken'] });
  const { actor } = ctxOf(tx);
  const own = actor?.accountId === accountId ? actor.sessionId : null;
  await endSessions(tx, { accountId, ...(own === null ? {} : { except: own }), reason: 'revoked' });
  if (!account.isGuest) return own;
  await promoteSessions(tx, accountId);
  await emit(tx, accountBound, { accountId });
  return own;
}

/**
 * Requests to bind the guest's account, or one with nothing but passkeys, to an email address; the link of the email
 * completes it. The answer is the same for free and taken addresses.
 * @throws GameError conflict `account.already_bound`; forbidden `session.proof_required`; invalid `account.email_*`,
 * `account.password_*`; throttled `account.too_many_emails`
 */
export async function bindGuest(ctx: Ctx, input: BindGuestInput): Promise<EmailSentView> {
  const { accountId } = requireActor(ctx);
  const own = await ctx.db.account.findUnique({ where: { id: accountId }, select: { email: true } });
  assertAllowed(canBind({ email: own?.email ?? null }), 'conflict');
  const email = checkedEmail(input.email);
  assertAllowed(canChoosePassword(input.password, email));
  await limitEmails(ctx, { email, purpose: 'confirm', knownDevice: null });
  const passwordHash = await hashPassword(input.password);
  const { requestId, locale } = input;
  return inTx(ctx, (tx) =>
    // The password is left out of the stored request, because a fast hash of it must not be stored anywhere.
    once(
      tx,
      { accountId, requestId, verb: 'account.bind_guest', input: { email, locale } },
      async (): Promise<EmailSentView> => {
        const account = await lockAccount(tx, accountId);
        if (account === null || account.email !== null) throw new GameError('conflict', 'account.already_bound');
        await requireProof(tx);
        const taken = await isTaken(tx, email, accountId);
        const kind: EmailKind = taken ? 'address_taken' : 'confirm_binding';
        await writeEmail(tx, { kind, email, locale, accountId, passwordHash: taken ? null : passwordHash });
        return { sent: true, validForMs: confirmLinkMs };
      },
    ),
  );
}

/**
 * Changes the password; every other session and the trust in every browser end, and this session gets a new secret and,
 * outside the browser, new tokens. The current password is proof enough without a second factor; with one, a fresh
 * proof is asked for too.
 * @returns the session under its new secret; null when the same request was answered before
 * @throws GameError conflict `account.guest_has_no_password`; forbidden `account.wrong_password`,
 * `session.proof_required`; invalid `account.password_*`; throttled `account.too_many_tries`
 */
export async function changePassword(ctx: Ctx, input: ChangePasswordInput): Promise<Renewed | null> {
  const { accountId, sessionId, isGuest } = requireActor(ctx);
  const account = await ctx.db.account.findUnique({
    where: { id: accountId },
    select: { email: true, passwordHash: true },
  });
  assertAllowed(canChangePassword({ isGuest }, input), 'conflict');
  const email = account?.email ?? '';
  assertAllowed(canChoosePassword(input.newPassword, email));
  await spendTry(ctx, { email, knownDevice: sessionId });
  const currentHash = account?.passwordHash ?? null;
  if (!(await isPasswordRight(currentHash, input.currentPassword)))
    throw new GameError('forbidden', 'account.wrong_password');
  const passwordHash = await hashPassword(input.newPassword);
  let renewal: Renewal | null = null;
  await inTx(ctx, (tx) =>
    once(
      tx,
      { accountId, requestId: input.requestId, verb: 'account.change_password', input: {} },
      async (): Promise<DoneView> => {
        const locked = await lockAccount(tx, accountId);
        if (locked === null || locked.passwordHash !== currentHash)
          throw new GameError('forbidden', 'account.wrong_password');
        await provePassword(tx, { accountId, sessionId });
        await tx.account.update({ where: { id: accountId }, data: { passwordHash } });
        await endSessions(tx, { accountId, except: sessionId, reason: 'password_changed' });
        await forgetTrustedDevices(tx, accountId);
        await tx.knownDevice.deleteMany({ where: { accountId } });
        await dropEmails(tx, { accountId, kinds: droppedByPassword });
        await writeEmail(tx, { kind: 'password_changed', email, locale: input.locale, accountId, passwordHash: null });
        noteAct(tx, { act: 'account.password_changed', subjectId: accountId });
        renewal = await renew(tx, sessionId);
        return { done: true };
      },
    ),
  );
  return renewedOf(ctx, renewal);
}

/**
 * Requests an email with a link to set a new password. The answer is the same for every address; only the email shows
 * whether it is known.
 * @throws GameError invalid `account.email_*`; throttled `account.too_many_emails`
 */
export async function requestPasswordReset(
  ctx: Ctx,
  input: RequestPasswordResetInput & { readonly device: string | null },
): Promise<EmailSentView> {
  const email = checkedEmail(input.email);
  await limitEmails(ctx, { email, purpose: 'reset', knownDevice: await knownDeviceOf(ctx, email, input.device) });
  await inTx(ctx, async (tx) => {
    const account = await tx.account.findFirst({ where: { email, closedAt: null }, select: { id: true } });
    const kind: EmailKind = account === null ? 'no_account' : 'reset_password';
    await writeEmail(tx, {
      kind,
      email,
      locale: input.locale,
      accountId: account === null ? null : (account.id as AccountId),
      passwordHash: null,
    });
  });
  return { sent: true, validForMs: resetLinkMs };
}

/**
 * Sets a new password with the secret of the email; every session of the account ends.
 * @throws GameError invalid `account.link_invalid`, `account.password_*`; throttled `account.too_many_tries`;
 * unavailable `account.busy`
 */
export async function resetPassword(ctx: Ctx, input: ResetPasswordInput): Promise<DoneView> {
  assertAllowed(canChoosePassword(input.newPassword, ''));
  await spendLink(ctx);
  // A hash is expensive: it is computed only for links that exist.
  await inTx(ctx, (tx) => findEmailToken(tx, { token: input.token, kinds: ['reset_password'] }));
  const passwordHash = await hashPassword(input.newPassword);
  await inTx(ctx, async (tx) => {
    const accountEmail = await spendEmailToken(tx, { token: input.token, kinds: ['reset_password'] });
    const account = accountEmail.accountId === null ? null : await lockLeavingAccount(tx, accountEmail.accountId);
    if (account === null || account.email !== accountEmail.email) throw linkInvalid();
    assertAllowed(canChoosePassword(input.newPassword, accountEmail.email));
    const accountId = account.id as AccountId;
    await tx.account.update({ where: { id: accountId }, data: { passwordHash } });
    await endSessions(tx, { accountId, reason: 'password_changed' });
    await forgetTrustedDevices(tx, accountId);
    await tx.knownDevice.deleteMany({ where: { accountId } });
    await dropEmails(tx, { accountId, kinds: droppedByPassword });
    noteAct(tx, { act: 'account.password_reset', subjectId: accountId, actorId: accountId });
    await writeEmail(tx, {
      kind: 'password_changed',
      email: accountEmail.email,
      locale: account.locale as Locale,
      accountId,
      passwordHash: null,
    });
  });
  return { done: true };
}
