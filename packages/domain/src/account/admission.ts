import type { AccountId } from '@necp/shared/kernel';
import type { Proof } from '@necp/shared/session/schema';
import { nowOf, type Tx } from '../kernel';
import { hasSessions, type OpenedSession, openSession, recordLogin } from '../session';
import { noteNewDevice } from './new-device';
import { type lockAccount, rolesOf } from './steps';

export interface Admitted {
  /** The account, locked. */
  readonly account: NonNullable<Awaited<ReturnType<typeof lockAccount>>>;
  readonly userAgent: string;
  /** Hash of the cookie of a browser, null for other clients. */
  readonly deviceHash: string | null;
  /** Whether the device has signed in to the account before. */
  readonly isKnown: boolean;
  /** What the player gave; null when it is less than the account asks for before its settings change. */
  readonly proof: Proof | null;
}

/** Opens the session of a player who has proven enough to sign in, and writes to the owner about a new device. */
export async function admit(tx: Tx, admitted: Admitted): Promise<OpenedSession> {
  const { account, userAgent, deviceHash, isKnown, proof } = admitted;
  const accountId = account.id as AccountId;
  await recordLogin(tx, { accountId, outcome: 'success', userAgent });
  const isFirst = account.lastSeenAt <= account.createdAt && !(await hasSessions(tx, accountId));
  await rememberDevice(tx, { accountId, deviceHash });
  const { isGuest } = account;
  const opened = await openSession(tx, { accountId, roles: rolesOf(account), isGuest, userAgent, proof });
  // The first sign-in of all follows the email that confirmed the address.
  if (!isKnown && !isFirst) await noteNewDevice(tx, { account, sessionId: opened.sessionId, userAgent });
  return opened;
}

/** Remembers when the account was used, and the browser that signed in. */
async function rememberDevice(
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
