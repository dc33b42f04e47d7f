import { GameError } from '@necp/shared/kernel';
import type {
  ForgetDeviceInput,
  ForgottenDeviceView,
  RevokeSessionInput,
  SignedOutView,
  SignOutInput,
} from '@necp/shared/session/schema';
import { isLimitName } from '@necp/shared/limit/registry';
import { type Ctx, inTx, limitKey, once, requireActor, spend } from '../kernel';
import { requireProof } from './proof';
import { endSessions } from './steps';
import { forgetTrustedDevices } from './trust';

export { actorOf, noteUses, noUse, type Use } from './actors';

/** Ends the caller's session; ending it twice is no error. */
export function signOut(ctx: Ctx): Promise<SignedOutView> {
  const { accountId, sessionId } = requireActor(ctx);
  return inTx(ctx, async (tx) => ({
    endedSessions: await endSessions(tx, { accountId, only: sessionId, reason: 'signed_out' }),
  }));
}

/** Ends every session of the caller's account, this one too, and the trust in every browser. */
export function signOutEverywhere(ctx: Ctx): Promise<SignedOutView> {
  const { accountId } = requireActor(ctx);
  return inTx(ctx, async (tx) => {
    await forgetTrustedDevices(tx, accountId);
    return { endedSessions: await endSessions(tx, { accountId, reason: 'signed_out' }) };
  });
}

/**
 * Ends every session of the caller's account but this one; asks for a proof.
 * @throws GameError forbidden `session.proof_required`
 */
export function revokeOthers(ctx: Ctx, input: SignOutInput): Promise<SignedOutView> {
  const { accountId, sessionId } = requireActor(ctx);
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId: input.requestId, verb: 'session.revoke_others', input }, async () => {
      await requireProof(tx);
      return { endedSessions: await endSessions(tx, { accountId, except: sessionId, reason: 'revoked' }) };
    }),
  );
}

/**
 * Ends one session of the caller's account; for any but the caller's own it asks for a proof.
 * @throws GameError forbidden `session.proof_required`; not_found `session.not_found` for sessions of others, unknown
 * and ended ones alike
 */
export function revokeSession(ctx: Ctx, input: RevokeSessionInput): Promise<SignedOutView> {
  const { accountId, sessionId } = requireActor(ctx);
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId: input.requestId, verb: 'session.revoke', input }, async () => {
      if (input.sessionId !== sessionId) await requireProof(tx);
      const endedSessions = await endSessions(tx, { accountId, only: input.sessionId, reason: 'revoked' });
      if (endedSessions === 0) throw new GameError('not_found', 'session.not_found');
      return { endedSessions };
    }),
  );
}

/** Ends the trust in one browser of the caller's account, which asks for a code again; unknown ones are no error. */
export function forgetDevice(ctx: Ctx, input: ForgetDeviceInput): Promise<ForgottenDeviceView> {
  const { accountId } = requireActor(ctx);
  const { requestId, deviceId } = input;
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'session.forget_device', input }, async () => {
      const { count } = await tx.trustedDevice.deleteMany({ where: { accountId, id: deviceId } });
      return { isForgotten: count > 0 };
    }),
  );
}

/**
 * Counts one call, of all calls and of those of its procedure, per account or, without one, per address.
 * @param path the procedure, unless the call is none
 * @throws GameError throttled `kernel.too_many_calls`
 */
export async function countCall(ctx: Ctx, path?: string): Promise<void> {
  const { actor } = ctx;
  const key = actor === null ? limitKey(ctx.address) : actor.accountId;
  const ofProcedure = `procedure.${path}`;
  await Promise.all([
    spend(ctx, actor === null ? 'calls_address' : 'calls_account', key),
    ...(isLimitName(ofProcedure) ? [spend(ctx, ofProcedure, key)] : []),
  ]);
}
