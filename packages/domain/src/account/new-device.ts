import { deviceNoticed } from '@necp/shared/account/events';
import { newDeviceEmails } from '@necp/shared/account/rules';
import type { DisownedView, DisownInput } from '@necp/shared/account/schema';
import { type AccountId, hourMs, type Locale, type SessionId } from '@necp/shared/kernel';
import { countryName, deviceLabel } from '@necp/shared/session/rules';
import { dropIdentitiesSince } from '../identity';
import { noteAct } from '../audit-log';
import { type Ctx, ctxOf, emit, inTx, nowOf, type Tx } from '../kernel';
import { removePasskeysSince } from '../passkey';
import { endSessions, forgetTrustedDevices, placeOf } from '../session';
import { droppedByPassword } from './address';
import { spendLink } from './limits';
import { unusedHash } from './passwords';
import { dropEmails, issueReset, linkInvalid, lockLeavingAccount, spendEmailToken, writeEmail } from './steps';

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
  const ctx = ctxOf(tx);
  const { address, country } = placeOf(ctx, ctx.address);
  const locale = account.locale as Locale;
  const time = `${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const places = [country === null ? null : countryName(country, locale), address];
  const from = [deviceLabel(userAgent), ...places.filter((place) => place !== null), time].join(', ');
  await writeEmail(tx, {
    kind: 'new_device',
    email: account.email,
    locale,
    accountId,
    passwordHash: null,
    about: { sessionId, from },
  });
  await emit(tx, deviceNoticed, { accountId, from });
}

/** Emails about acts that show that a stranger is in the account, when they were not the owner's. */
const addressKinds = ['address_changing', 'address_changed'] as const;
const disownable = ['new_device', 'deletion_asked', ...addressKinds] as const;

/**
 * Takes the account back for an owner who did not do what an email spoke of. All sessions end. The stranger knows the
 * password, so it stops working at once; the answer sets a new one. A second factor that was set up since then, and
 * recovery codes made since then, may be the stranger's and go too: they would keep the owner out. So do passkeys added
 * since then, and identities at providers that were linked or used since then: they would let the stranger in. A change
 * of address that was asked for is stopped, one that was made is undone, and so are all that followed it. A deletion is
 * stopped.
 * @throws GameError invalid `account.link_invalid`; throttled `account.too_many_tries`
 */
export async function disownSession(ctx: Ctx, input: DisownInput): Promise<DisownedView> {
  await spendLink(ctx);
  return inTx(ctx, async (tx) => {
    const spent = await spendEmailToken(tx, { token: input.token, kinds: disownable });
    const account = spent.accountId === null ? null : await lockLeavingAccount(tx, spent.accountId);
    if (account === null || account.email === null) throw linkInvalid();
    const { email } = spent;
    const isOfAddress = (addressKinds as readonly string[]).includes(spent.kind);
    if (!isOfAddress && account.email !== email) throw linkInvalid();
    const accountId = account.id as AccountId;
    await tx.account.update({ where: { id: accountId }, data: { email, passwordHash: unusedHash, eraseAt: null } });
    await endSessions(tx, { accountId, reason: 'revoked' });
    await forgetTrustedDevices(tx, accountId);
    const since = { gte: spent.createdAt };
    await dropIdentitiesSince(tx, { accountId, since: spent.createdAt });
    await tx.totpFactor.deleteMany({ where: { accountId, OR: [{ confirmedAt: since }, { confirmedAt: null }] } });
    await tx.recoveryCode.deleteMany({ where: { accountId, createdAt: since } });
    await removePasskeysSince(tx, { accountId, since: spent.createdAt });
    await tx.codeTry.deleteMany({ where: { accountId } });
    await tx.knownDevice.deleteMany({ where: { accountId } });
    await dropEmails(tx, {
      accountId,
      kinds: ['reset_password', 'new_device', 'deletion_asked', ...droppedByPassword],
    });
    // A stranger's address must not undo this; an earlier address of the owner still may.
    await dropEmails(tx, { accountId, kinds: addressKinds, since: spent.createdAt });
    noteAct(tx, { act: 'account.disowned', subjectId: accountId, actorId: accountId });
    return { resetToken: await issueReset(tx, { accountId, email, locale: account.locale }) };
  });
}
