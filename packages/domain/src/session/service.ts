import type { Role as RoleName } from '@necp/shared/account/schema';
import { type AccountId, type CharacterId, GameError, minuteMs, type SessionId } from '@necp/shared/kernel';
import { seenEveryMs } from '@necp/shared/session/rules';
import type {
  ForgetDeviceInput,
  ForgottenDeviceView,
  RevokeSessionInput,
  SignedOutView,
  SignOutInput,
} from '@necp/shared/session/schema';
import { type Actor, type Ctx, inTx, nowOf, once, requireActor } from '../kernel';
import { type CachedSession, markSessions, readCached, writeCached } from './cache';
import { limitKey, type Limit, spend } from './limits';
import { requireProof } from './proof';
import { endSessions, expiryOf } from './steps';
import { hashSecret } from './tokens';
import { forgetTrustedDevices } from './trust';

export { publicKeys } from './tickets';

const callsOfAccount: Limit = {
  name: 'calls_account',
  points: 400,
  windowMs: minuteMs,
  refusal: 'kernel.too_many_calls',
};
const callsOfAddress: Limit = {
  name: 'calls_address',
  points: 900,
  windowMs: minuteMs,
  refusal: 'kernel.too_many_calls',
};

/**
 * Returns the actor with this secret, or null when there is no such session any more. It runs on every request: from
 * the cache in Redis, else from the row.
 * @throws GameError unavailable when neither answers
 */
export async function actorOf(ctx: Ctx, token: string): Promise<Actor | null> {
  const secretHash = hashSecret(token);
  const cached = await readCached(ctx.redis, secretHash);
  if (cached === 'ended') return null;
  if (cached !== null && cached.expiresAtMs > ctx.clock.nowMs() && !(await isSeenDue(ctx, secretHash)))
    return cached.actor;
  const found = await readSession(ctx, secretHash);
  if (found === null) {
    // An entry without a session would be accepted again by the next caller.
    if (cached !== null) await markSessions(ctx.redis, 'ended', [secretHash]).catch(() => null);
    return null;
  }
  await writeCached(ctx.redis, secretHash, found);
  return found.actor;
}

/** Checks whether the time of last use should be written again; only one process at a time gets yes. */
async function isSeenDue(ctx: Ctx, secretHash: string): Promise<boolean> {
  const taken = await ctx.redis.set(`session_seen:${secretHash}`, '1', 'PX', seenEveryMs, 'NX').catch(() => null);
  return taken === 'OK';
}

/** Reads the primary, never a replica: a revoked session must be gone at once. */
function readSession(ctx: Ctx, secretHash: string): Promise<CachedSession | null> {
  return inTx(ctx, async (tx) => {
    const now = nowOf(tx);
    const session = await tx.session.findUnique({ where: { secretHash } });
    if (session === null || session.revokedAt !== null || session.expiresAt <= now) return null;
    let { expiresAt } = session;
    if (now.getTime() - session.lastSeenAt.getTime() >= seenEveryMs) {
      expiresAt = expiryOf(session, now);
      await tx.session.updateMany({ where: { id: session.id, revokedAt: null }, data: { lastSeenAt: now, expiresAt } });
    }
    const actor: Actor = {
      accountId: session.accountId as AccountId,
      sessionId: session.id as SessionId,
      roles: session.roles as RoleName[],
      isGuest: session.isGuest,
      characterId: session.characterId as CharacterId | null,
    };
    return { actor, expiresAtMs: expiresAt.getTime() };
  });
}

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
 * Counts one call, per account or, without one, per address.
 * @throws GameError throttled `kernel.too_many_calls`
 */
export function countCall(ctx: Ctx): Promise<void> {
  const { actor } = ctx;
  if (actor !== null) return spend(ctx, callsOfAccount, actor.accountId);
  return spend(ctx, callsOfAddress, limitKey(ctx.address));
}
