import { tidyEmail, tryWindowMs } from '@necp/shared/account/rules';
import type { SignInInput } from '@necp/shared/account/schema';
import { type AccountId, GameError } from '@necp/shared/kernel';
import type { LoginOutcome } from '@necp/shared/session/schema';
import { type Ctx, inTx, nowOf, type Tx } from '../kernel';
import { hashSecret, type OpenedSession, openSession, recordLogin, recordThrottled } from '../session';
import { giveTryBack, spendTry } from './limits';
import { isPasswordRight } from './passwords';
import { lockAccount, rolesOf } from './steps';

export interface SignInRequest extends SignInInput {
  readonly userAgent: string;
  /** The cookie of a browser, null for other clients. */
  readonly device: string | null;
}

/**
 * Signs in with address and password. Unknown addresses, unconfirmed addresses and wrong passwords get one answer after
 * the same work.
 * @throws GameError unauthenticated `account.wrong_credentials`; throttled `account.too_many_tries`; unavailable
 * `account.busy`
 */
export async function signIn(ctx: Ctx, request: SignInRequest): Promise<OpenedSession> {
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
  const opened = await inTx(ctx, (tx) => open(tx, { account, isRight, deviceHash, userAgent: request.userAgent }));
  if (opened === null) throw new GameError('unauthenticated', 'account.wrong_credentials');
  await giveTryBack(ctx, attempt);
  return opened;
}

/** Returns the hash of a device that has signed in to the account with this address before, else null. */
export async function knownDeviceOf(ctx: Ctx, email: string, device: string | null): Promise<string | null> {
  const account = await ctx.db.account.findFirst({ where: { email, closedAt: null }, select: { id: true } });
  return knownHash(ctx, account, device === null ? null : hashSecret(device));
}

async function knownHash(
  ctx: Ctx,
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

interface Answered {
  readonly account: { readonly id: string; readonly passwordHash: string | null } | null;
  readonly isRight: boolean;
  readonly deviceHash: string | null;
  readonly userAgent: string;
}

async function open(tx: Tx, answered: Answered): Promise<OpenedSession | null> {
  const { account, deviceHash, userAgent } = answered;
  const accountId = (account?.id ?? noAccountId) as AccountId;
  const locked = await lockAccount(tx, accountId);
  if (account === null || locked === null) return null;
  // The password may have been changed while it was being checked.
  const isRight = answered.isRight && locked.passwordHash === account.passwordHash;
  const outcome: LoginOutcome = isRight ? 'success' : 'wrong_password';
  await recordLogin(tx, { accountId, outcome, userAgent });
  if (!isRight) return null;
  const now = nowOf(tx);
  await tx.account.update({ where: { id: accountId }, data: { lastSeenAt: now } });
  if (deviceHash !== null) {
    await tx.knownDevice.upsert({
      where: { accountId_deviceHash: { accountId, deviceHash } },
      create: { accountId, deviceHash, createdAt: now, lastSeenAt: now },
      update: { lastSeenAt: now },
    });
  }
  return openSession(tx, { accountId, roles: rolesOf(locked), isGuest: locked.isGuest, userAgent, proof: 'password' });
}
