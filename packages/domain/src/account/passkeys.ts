import type { DoneView } from '@necp/shared/account/schema';
import { accountBound } from '@necp/shared/account/events';
import { type AccountId, assertAllowed, GameError } from '@necp/shared/kernel';
import { canNamePasskey } from '@necp/shared/passkey/rules';
import type {
  AddPasskeyInput,
  NewPasskeyOptions,
  PasskeyView,
  ProveByPasskeyInput,
  RemovePasskeyInput,
} from '@necp/shared/passkey/schema';
import { noteAct } from '../audit-log';
import { type Ctx, emit, inTx, once, requireActor, type Tx } from '../kernel';
import * as passkeys from '../passkey';
import { promoteSessions, proveSession, requireProof } from '../session';
import { noteToOwner } from './codes';
import { type Proven, provenBy, provenOf } from './proof';
import { type Renewal, type Renewed, renew, renewAlone, renewedOf } from './renewal';
import { dropEmails, lockAccount } from './steps';
import { countWays, hasPassword } from './ways';

/**
 * Starts adding a passkey to the caller's account.
 * @throws GameError forbidden `session.proof_required`; throttled `passkey.too_many_tries`; unavailable
 * `passkey.unavailable`
 */
export async function startPasskey(ctx: Ctx): Promise<NewPasskeyOptions> {
  const { accountId, sessionId } = requireActor(ctx);
  await passkeys.spendQuestion(ctx);
  const challenge = await passkeys.makeChallenge(ctx, { purpose: 'add', boundTo: sessionId });
  return inTx(ctx, async (tx) => {
    const account = await lockOwn(tx, accountId);
    await requireProof(tx);
    const label = account.email ?? `player-${accountId.slice(-8)}`;
    return passkeys.creationOptions(tx, ctx, { accountId, label, challenge, verification: neededOf(account) });
  });
}

/** A passkey that was added, whether it bound a guest, and the caller's session under its new secret. */
export interface AddedView {
  readonly passkey: PasskeyView;
  readonly isBound: boolean;
  readonly renewed: Renewed | null;
}

/**
 * Adds the passkey that a device has made. A guest is bound by it: the account keeps everything and becomes permanent,
 * without an address.
 * @throws GameError forbidden `session.proof_required`; invalid `passkey.name_*`, `passkey.expired`, `passkey.refused`,
 * `passkey.not_verified`; conflict `passkey.too_many`, `passkey.already_added`; throttled `passkey.too_many_tries`;
 * unavailable `passkey.unavailable`
 */
export async function addPasskey(ctx: Ctx, { name, answer }: AddPasskeyInput): Promise<AddedView> {
  const { accountId, sessionId } = requireActor(ctx);
  assertAllowed(canNamePasskey(name));
  await passkeys.spendAnswer(ctx);
  // The same act is sent again after a proof, so the challenge must not be used up by one without it.
  await inTx(ctx, requireProof);
  const accepted = await passkeys.acceptAnswer(ctx, { purpose: 'add', boundTo: sessionId }, answer);
  const { passkey, isBound, renewal } = await inTx(ctx, async (tx): Promise<Added> => {
    const account = await lockOwn(tx, accountId);
    await requireProof(tx);
    const passkey = await passkeys.addPasskey(tx, { accountId, name, accepted, verification: neededOf(account) });
    noteAct(tx, { act: 'account.passkey_added', subjectId: accountId });
    if (!account.isGuest) {
      await noteToOwner(tx, { accountId, kind: 'passkey_added' });
      return { passkey, isBound: false, renewal: await renew(tx, sessionId) };
    }
    await bindGuest(tx, accountId);
    await proveSession(tx, { sessionId, proof: 'passkey' });
    return { passkey, isBound: true, renewal: await renewAlone(tx, { accountId, sessionId }) };
  });
  await passkeys.giveAnswerBack(ctx);
  return { passkey, isBound, renewed: await renewedOf(ctx, renewal) };
}

interface Added {
  readonly passkey: PasskeyView;
  readonly isBound: boolean;
  readonly renewal: Renewal;
}

/** Makes a guest's account permanent; an address that was asked for before is not confirmed by its link any more. */
async function bindGuest(tx: Tx, accountId: AccountId): Promise<void> {
  await tx.account.update({ where: { id: accountId }, data: { isGuest: false } });
  await dropEmails(tx, { accountId, kinds: ['confirm_binding', 'address_taken'] });
  await promoteSessions(tx, accountId);
  await emit(tx, accountBound, { accountId });
}

/**
 * Removes a passkey of the caller. Every other session ends, unless the owner lets them stay, because it may have been
 * opened by that passkey, and this session gets a new secret.
 * @returns the session under its new secret; null when the same request was answered before
 * @throws GameError forbidden `session.proof_required`; not_found `passkey.not_found` for those of others and unknown
 * ones alike; conflict `passkey.last_way_in` when nothing else would sign in to the account
 */
export async function removePasskey(ctx: Ctx, input: RemovePasskeyInput): Promise<Renewed | null> {
  const { accountId, sessionId } = requireActor(ctx);
  const { requestId, passkeyId, endOthers } = input;
  let renewal: Renewal | null = null;
  await inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'passkey.remove', input }, async (): Promise<DoneView> => {
      const account = await lockOwn(tx, accountId);
      await requireProof(tx);
      const before = await passkeys.passkeyWays(tx, accountId);
      await passkeys.removePasskey(tx, { accountId, passkeyId });
      const isWay = (await passkeys.passkeyWays(tx, accountId)) < before;
      if (isWay && (await countWays(tx, account)) === 0) throw new GameError('conflict', 'passkey.last_way_in');
      await noteToOwner(tx, { accountId, kind: 'passkey_removed' });
      noteAct(tx, { act: 'account.passkey_removed', subjectId: accountId });
      renewal = await renewAlone(tx, { accountId, sessionId, endOthers });
      return { done: true };
    }),
  );
  return renewedOf(ctx, renewal);
}

/**
 * Proves by a passkey that the caller owns the account, for the acts of the next ten minutes that ask for it.
 * @throws GameError invalid `passkey.expired`; forbidden `passkey.refused`; throttled `passkey.too_many_tries`;
 * unavailable `passkey.unavailable`
 */
export async function proveByPasskey(ctx: Ctx, { answer }: ProveByPasskeyInput): Promise<Proven> {
  const { accountId, sessionId } = requireActor(ctx);
  await passkeys.spendAnswer(ctx);
  const accepted = await passkeys.acceptAnswer(ctx, { purpose: 'prove', boundTo: sessionId }, answer);
  const proven = await inTx(ctx, async (tx) => {
    await lockOwn(tx, accountId);
    const isRight = await passkeys.takePasskey(tx, { accountId, accepted, verification: 'required' });
    return isRight ? provenBy(tx, { accountId, sessionId, proof: 'passkey' }) : null;
  });
  // The caller stays signed in: to them the passkey is wrong, and not the session.
  if (proven === null) throw new GameError('forbidden', 'passkey.refused');
  await passkeys.giveAnswerBack(ctx);
  return provenOf(ctx, proven);
}

async function lockOwn(tx: Tx, accountId: AccountId) {
  const account = await lockAccount(tx, accountId);
  if (account === null) throw new GameError('unauthenticated', 'account.closed');
  return account;
}

/** Without a password a passkey is the whole sign-in, so that the device must ask for its owner. */
function neededOf(account: { readonly passwordHash: string | null }): 'required' | 'preferred' {
  return hasPassword(account) ? 'preferred' : 'required';
}
