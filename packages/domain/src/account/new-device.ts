import { newDeviceEmails } from '@necp/shared/account/rules';
import type { DisownedView, DisownInput } from '@necp/shared/account/schema';
import { type AccountId, hourMs, type Locale, type SessionId } from '@necp/shared/kernel';
import { deviceLabel, maskAddress } from '@necp/shared/session/rules';
import { type Ctx, ctxOf, inTx, nowOf, type Tx } from '../kernel';
import { removePasskeysSince } from '../passkey';
import { endSessions, forgetTrustedDevices } from '../session';
import { spendLink } from './limits';
import { unusedHash } from './passwords';
import { dropEmails, issueReset, linkInvalid, lockAccount, spendEmailToken, writeEmail } from './steps';

interface NewDevice {
  readonly account: { readonly id: string; readonly email: string | null; readonly locale: string };
  readonly sessionId: SessionId;
  readonly userAgent: string;
}

/** Writes to the owner that a device which the account does not know has signed in, a few times an hour at most. */
export async function noteNewDevice(tx: Tx, { account, sessionId, userAgent }: NewDevice): Promise<void> {
  const now = nowOf(tx);
  const accountId = account.id as AccountId;
  const lately = new Date(now.getTime() - hourMs);
  const sent = await tx.accountEmail.count({ where: { accountId, kind: 'new_device', createdAt: { gt: lately } } });
  if (account.email === null || sent >= newDeviceEmails) return;
  const { address } = ctxOf(tx);
  const time = `${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const from = [deviceLabel(userAgent), ...(address === null ? [] : [maskAddress(address)]), time].join(', ');
  await writeEmail(tx, {
    kind: 'new_device',
    email: account.email,
    locale: account.locale as Locale,
    accountId,
    passwordHash: null,
    about: { sessionId, from },
  });
}

/**
 * Ends the session that an email spoke of and all others, for an owner who did not open it. The stranger knows the
 * password, so it stops working at once; the answer sets a new one. A second factor that was set up since then,
 * and recovery codes and passkeys made since then, may be the stranger's and go too: they would keep the owner out or
 * let the stranger in.
 * @throws GameError invalid `account.link_invalid`; throttled `account.too_many_tries`
 */
export async function disownSession(ctx: Ctx, input: DisownInput): Promise<DisownedView> {
  await spendLink(ctx);
  return inTx(ctx, async (tx) => {
    const spent = await spendEmailToken(tx, { token: input.token, kinds: ['new_device'] });
    const account = spent.accountId === null ? null : await lockAccount(tx, spent.accountId);
    if (account === null || account.email !== spent.email) throw linkInvalid();
    const accountId = account.id as AccountId;
    await tx.account.update({ where: { id: accountId }, data: { passwordHash: unusedHash } });
    await endSessions(tx, { accountId, reason: 'revoked' });
    await forgetTrustedDevices(tx, accountId);
    const since = { gte: spent.createdAt };
    await tx.totpFactor.deleteMany({ where: { accountId, OR: [{ confirmedAt: since }, { confirmedAt: null }] } });
    await tx.recoveryCode.deleteMany({ where: { accountId, createdAt: since } });
    await removePasskeysSince(tx, { accountId, since: spent.createdAt });
    await tx.codeTry.deleteMany({ where: { accountId } });
    await tx.knownDevice.deleteMany({ where: { accountId } });
    await dropEmails(tx, { accountId, kinds: ['reset_password', 'new_device'] });
    return { resetToken: await issueReset(tx, { accountId, email: account.email, locale: account.locale }) };
  });
}
