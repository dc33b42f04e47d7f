import { tidyEmail, tryWindowMs } from '@necp/shared/account/rules';
import type { SignInInput } from '@necp/shared/account/schema';
import { type AccountId, GameError } from '@necp/shared/kernel';
import type { PasskeyAnswer } from '@necp/shared/passkey/schema';
import { type Ctx, inTx, type Tx } from '../kernel';
import { acceptAnswer, type AcceptedAnswer } from '../passkey';
import { hashSecret, recordLogin, recordThrottled } from '../session';
import { admit, type SessionEntry, type SignedIn, type Trust } from './admit';
import { giveCodeBack, giveTryBack, spendCode, spendTry, type Try } from './limits';
import { isPasswordRight } from './passwords';
import { lockLeavingAccount } from './steps';

export interface SignInRequest extends SignInInput, SessionEntry {
  readonly userAgent: string;
  /** The cookie of a browser, null for other clients. */
  readonly device: string | null;
  /** Whether the browser is to be trusted, and the secret of one that is; left out by other clients. */
  readonly trust?: Trust;
}

/**
 * Signs in with address and password, and with a code or a passkey where the account has a second factor and does not
 * trust the browser. Unknown addresses, unconfirmed addresses and wrong passwords get one answer after the same work,
 * whether or not a code came with them; nothing is opened before the code was right.
 * An account that waits for its deletion is signed in to only by an owner who says that they return.
 * @throws GameError unauthenticated `account.wrong_credentials`, `account.leaving`, `account.code_required`,
 * `account.wrong_code`, `account.code_used`, `passkey.refused`; invalid `passkey.expired`; throttled
 * `account.too_many_tries`, `account.too_many_codes`; unavailable `account.busy`, `passkey.unavailable`
 */
export async function signIn(ctx: Ctx, request: SignInRequest): Promise<SignedIn> {
  const email = tidyEmail(request.email);
  const deviceHash = request.device === null ? null : hashSecret(request.device);
  const account = await ctx.db.account.findFirst({
    where: { email, closedAt: null },
    select: { id: true, passwordHash: true },
  });
  const attempt = { email, knownDevice: await knownHash(ctx, account, deviceHash) };
  try {
    await spendTry(ctx, attempt);
  } catch (error) {
    const accountId = account === null ? null : (account.id as AccountId);
    const { userAgent } = request;
    await inTx(ctx, (tx) => recordThrottled(tx, { accountId, userAgent, windowMs: tryWindowMs }));
    throw error;
  }
  const isRight = await isPasswordRight(account?.passwordHash ?? null, request.password);
  const code = request.code ?? null;
  const passkey = isRight ? await acceptPasskey(ctx, request) : null;
  const hasSecondStep = code !== null || passkey !== null;
  if (isRight && hasSecondStep) await spendCode(ctx);
  const answered = { ...request, account, isRight, deviceHash, code, passkey, attempt };
  const opened = await inTx(ctx, (tx) => open(tx, answered));
  if (opened === null) throw new GameError('unauthenticated', 'account.wrong_credentials');
  // A wrong code stays counted like a wrong password; the question for one does not.
  if (!('refused' in opened) || !hasSecondStep) await giveTryBack(ctx, attempt);
  if ('refused' in opened) throw opened.refused;
  if (hasSecondStep) await giveCodeBack(ctx);
  return opened;
}

/** Uses up the challenge of a passkey that came with the password; null without one. */
async function acceptPasskey(
  ctx: Ctx,
  { passkey, ceremony }: SignInRequest,
): Promise<AcceptedAnswer<PasskeyAnswer> | null> {
  if (passkey === undefined) return null;
  return acceptAnswer(ctx, { purpose: 'second_step', boundTo: ceremony ?? '' }, passkey);
}

/** Returns the hash of a device that has signed in to the account with this address before, else null. */
export async function knownDeviceOf(ctx: Ctx, email: string, device: string | null): Promise<string | null> {
  const account = await ctx.db.account.findFirst({ where: { email, closedAt: null }, select: { id: true } });
  return knownHash(ctx, account, device === null ? null : hashSecret(device));
}

/** Returns the hash of a device if it has signed in to this account before, else null. */
export async function knownHash(
  ctx: Pick<Ctx, 'db'>,
  account: { readonly id: string } | null,
  deviceHash: string | null,
): Promise<string | null> {
  const known = await ctx.db.knownDevice.findFirst({
    where: { accountId: account?.id ?? noAccountId, deviceHash: deviceHash ?? '' },
    select: { deviceHash: true },
  });
  return known?.deviceHash ?? null;
}

const noAccountId = '00000000-0000-0000-0000-000000000000';

interface Answered extends SessionEntry {
  readonly account: { readonly id: string; readonly passwordHash: string | null } | null;
  readonly isRight: boolean;
  readonly deviceHash: string | null;
  readonly code: string | null;
  readonly passkey: AcceptedAnswer<PasskeyAnswer> | null;
  readonly attempt: Try;
  readonly trust?: SignInRequest['trust'];
  readonly userAgent: string;
  readonly isReturning?: boolean | undefined;
}

async function open(tx: Tx, answered: Answered): Promise<SignedIn | { readonly refused: GameError } | null> {
  const { account, userAgent } = answered;
  const accountId = (account?.id ?? noAccountId) as AccountId;
  const locked = await lockLeavingAccount(tx, accountId);
  if (account === null || locked === null) return null;
  // The password may have been changed while it was being checked.
  if (!answered.isRight || locked.passwordHash !== account.passwordHash) {
    await recordLogin(tx, { accountId, outcome: 'wrong_password', userAgent });
    return null;
  }
  return admit(tx, {
    account: locked,
    userAgent,
    deviceHash: answered.deviceHash,
    knownDevice: answered.attempt.knownDevice,
    code: answered.code,
    passkey: answered.passkey,
    trust: answered.trust ?? null,
    proof: 'password',
    entry: answered,
    isReturning: answered.isReturning === true,
  });
}
