import type { DoneView } from '@necp/shared/account/schema';
import { canChoosePassword } from '@necp/shared/account/strength';
import type { SetPasswordInput, UnlinkProviderInput } from '@necp/shared/identity/schema';
import { assertAllowed, GameError } from '@necp/shared/kernel';
import { offeredIdentities, unlinkIdentity } from '../identity';
import { type Ctx, inTx, once, requireActor } from '../kernel';
import { forgetTrustedDevices, requireProof } from '../session';
import { noteToOwner } from './codes';
import { giveTryBack, spendTry } from './limits';
import { hashPassword } from './passwords';
import { type Renewal, type Renewed, renewAlone, renewedOf } from './renewal';
import { dropEmails, lockAccount } from './steps';
import { countWays, hasPassword } from './ways';

/**
 * Unlinks the caller's identity at a provider. Every other session ends, unless the owner lets them stay, because it
 * may have been opened by that identity, and this session gets a new secret.
 * @returns the session under its new secret; null when the same request was answered before
 * @throws GameError forbidden `session.proof_required`; not_found `identity.not_linked`; conflict `identity.last_way`
 */
export async function unlinkProvider(ctx: Ctx, input: UnlinkProviderInput): Promise<Renewed | null> {
  const { accountId, sessionId } = requireActor(ctx);
  const { requestId, provider, endOthers } = input;
  let renewal: Renewal | null = null;
  await inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'account.unlink_provider', input }, async (): Promise<DoneView> => {
      const account = await lockAccount(tx, accountId);
      if (account === null) throw new GameError('unauthenticated', 'account.closed');
      await requireProof(tx);
      const before = await offeredIdentities(tx, accountId);
      await unlinkIdentity(tx, { accountId, provider });
      const isWay = (await offeredIdentities(tx, accountId)) < before;
      if (isWay && (await countWays(tx, account)) === 0) throw new GameError('conflict', 'identity.last_way');
      await forgetTrustedDevices(tx, accountId);
      await noteToOwner(tx, { accountId, kind: 'provider_unlinked' });
      renewal = await renewAlone(tx, { accountId, sessionId, endOthers });
      return { done: true };
    }),
  );
  return renewedOf(ctx, renewal);
}

/**
 * Sets the first password of an account whose owner signs in by other ways. Every other session ends, and this
 * one gets a new secret.
 * @returns the session under its new secret; null when the same request was answered before
 * @throws GameError forbidden `session.proof_required`; conflict `identity.has_password`,
 * `account.guest_has_no_password`; invalid `account.password_*`; unavailable `account.busy`;
 * throttled `account.too_many_tries`
 */
export async function setPassword(ctx: Ctx, input: SetPasswordInput): Promise<Renewed | null> {
  const { accountId, sessionId, isGuest } = requireActor(ctx);
  if (isGuest) throw new GameError('conflict', 'account.guest_has_no_password');
  const found = await ctx.db.account.findUnique({ where: { id: accountId }, select: { email: true } });
  if (found === null) throw new GameError('unauthenticated', 'account.closed');
  if (found.email === null) throw new GameError('conflict', 'account.guest_has_no_password');
  assertAllowed(canChoosePassword(input.newPassword, found.email));
  // A hash is expensive: it is computed for few calls, and only for callers who may set one.
  const attempt = { email: found.email, knownDevice: sessionId };
  await spendTry(ctx, attempt);
  await inTx(ctx, requireProof);
  const passwordHash = await hashPassword(input.newPassword);
  let renewal: Renewal | null = null;
  // The password is left out of the stored request, because a fast hash of it must not be stored anywhere.
  const asked = { accountId, requestId: input.requestId, verb: 'account.set_password', input: {} };
  await inTx(ctx, (tx) =>
    once(tx, asked, async (): Promise<DoneView> => {
      const account = await lockAccount(tx, accountId);
      if (account === null) throw new GameError('unauthenticated', 'account.closed');
      await requireProof(tx);
      if (hasPassword(account)) throw new GameError('conflict', 'identity.has_password');
      if (account.email === null) throw new GameError('conflict', 'account.guest_has_no_password');
      await tx.account.update({ where: { id: accountId }, data: { passwordHash } });
      await dropEmails(tx, { accountId, kinds: ['reset_password'] });
      await noteToOwner(tx, { accountId, kind: 'password_set' });
      renewal = await renewAlone(tx, { accountId, sessionId });
      return { done: true };
    }),
  );
  await giveTryBack(ctx, attempt);
  return renewedOf(ctx, renewal);
}
