import { type AccountId, dayMs, GameError } from '@necp/shared/kernel';
import type { PasskeyAnswer } from '@necp/shared/passkey/schema';
import type { SessionKind } from '@necp/shared/session/lifetimes';
import type { Proof } from '@necp/shared/session/schema';
import { nowOf, type Tx } from '../kernel';
import type { AcceptedAnswer } from '../passkey';
import { hasSessions, type OpenedSession, openSession, recordLogin, trustDevice, useTrustedDevice } from '../session';
import { type CodeAnswer, takeSecondStep } from './codes';
import { comeBack } from './leaving';
import { noteNewDevice } from './new-device';
import { rolesToOpen } from './staff-roles';
import type { lockAccount } from './steps';

/** A new session; `trustToken` is the secret of a browser that is trusted from now on. */
export interface SignedIn extends OpenedSession {
  readonly trustToken: string | null;
}

/** Whether a browser is to be trusted, and the secret of one that is. */
export interface Trust {
  readonly isWanted: boolean;
  readonly token: string | null;
}

/** How a session begins in a browser or a client. */
export interface SessionEntry {
  /** What keeps the session; a browser that remembers it when left out. */
  readonly kind?: SessionKind;
  /** The secret of the session that the browser had before, which ends; null or left out without one. */
  readonly former?: string | null;
}

/** A caller who has shown one of the ways into an account. */
export interface Admitted {
  readonly account: NonNullable<Awaited<ReturnType<typeof lockAccount>>>;
  readonly userAgent: string;
  /** Hash of the browser's cookie, null for other clients. */
  readonly deviceHash: string | null;
  /** The same hash if the account knows the browser, else null. */
  readonly knownDevice: string | null;
  readonly code: string | null;
  /** The answer of a passkey that came in the place of a code; null without one. */
  readonly passkey: AcceptedAnswer<PasskeyAnswer> | null;
  readonly trust: Trust | null;
  /**
   * What the way in proves where the account has no second factor. A passkey, whose device has asked for its owner, is
   * both factors.
   */
  readonly proof: Proof | null;
  /** What keeps the new session, and the secret of the one that it replaces in the browser. */
  readonly entry: SessionEntry;
  /** Whether an owner who asked for the deletion of the account says that they stay. */
  readonly isReturning: boolean;
}

/**
 * Asks for the second factor of an account, whose row is locked, and opens a session. Every way in comes through here.
 * @returns `account.leaving` and the refusals of `takeSecondStep`, as answers, so that the try that was counted stays
 */
export async function admit(tx: Tx, given: Admitted): Promise<SignedIn | { readonly refused: GameError }> {
  const { account, userAgent, trust, knownDevice } = given;
  const accountId = account.id as AccountId;
  // It is said before a code is asked for, so that one code is enough for the return.
  if (account.eraseAt !== null && !given.isReturning) return { refused: leaving(tx, account.eraseAt) };
  const isTrusted = await useTrustedDevice(tx, { accountId, token: trust?.token ?? null });
  const answer = isTrusted ? { proof: null } : await secondStep(tx, given);
  if ('refused' in answer) {
    const isTry = answer.refused.code !== 'account.code_required';
    const outcome = given.passkey === null ? 'wrong_code' : 'wrong_passkey';
    if (isTry) await recordLogin(tx, { accountId, outcome, userAgent });
    return answer;
  }
  const isSecondStep = answer.proof !== null && answer.proof !== 'password';
  const proof = answer.proof === 'password' ? given.proof : answer.proof;
  if (account.eraseAt !== null) await comeBack(tx, account);
  await recordLogin(tx, { accountId, outcome: 'success', userAgent });
  const isFirst = account.lastSeenAt <= account.createdAt && !(await hasSessions(tx, accountId));
  await rememberDevice(tx, { accountId, deviceHash: given.deviceHash });
  const { kind = 'remembered', former = null } = given.entry;
  const opened = await openSession(tx, {
    accountId,
    ...rolesToOpen(tx, account, isTrusted || isSecondStep ? 'two_factors' : 'one_factor'),
    isGuest: account.isGuest,
    userAgent,
    kind,
    former,
    proof,
  });
  // The first sign-in of all follows the email that confirmed the address.
  if (knownDevice === null && !isTrusted && !isFirst)
    await noteNewDevice(tx, { account, sessionId: opened.sessionId, userAgent });
  const isNewlyTrusted = trust?.isWanted === true && isSecondStep;
  return { ...opened, trustToken: isNewlyTrusted ? await trustDevice(tx, { accountId, userAgent }) : null };
}

async function secondStep(tx: Tx, { account, code, passkey, proof, knownDevice }: Admitted): Promise<CodeAnswer> {
  if (proof === 'passkey') return { proof };
  return takeSecondStep(tx, { accountId: account.id as AccountId, code, passkey, triedBy: knownDevice });
}

function leaving(tx: Tx, eraseAt: Date): GameError {
  const days = Math.max(0, Math.ceil((eraseAt.getTime() - nowOf(tx).getTime()) / dayMs));
  return new GameError('unauthenticated', 'account.leaving', { days });
}

/** Remembers when the account was used, and the browser that signed in. */
export async function rememberDevice(
  tx: Tx,
  { accountId, deviceHash }: { readonly accountId: AccountId; readonly deviceHash: string | null },
): Promise<void> {
  const now = nowOf(tx);
  await tx.account.update({ where: { id: accountId }, data: { lastSeenAt: now } });
  if (deviceHash === null) return;
  await tx.knownDevice.upsert({
    where: { accountId_deviceHash: { accountId, deviceHash } },
    create: { accountId, deviceHash, createdAt: now, lastSeenAt: now },
    update: { lastSeenAt: now },
  });
}
