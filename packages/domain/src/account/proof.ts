import type { ProveInput } from '@necp/shared/account/schema';
import { type AccountId, GameError, type SessionId } from '@necp/shared/kernel';
import { proofLifeMs } from '@necp/shared/session/rules';
import type { Proof } from '@necp/shared/session/schema';
import { type Ctx, inTx, requireActor, type Tx } from '../kernel';
import { proveSession, requireProof } from '../session';
import { takeCode } from './codes';
import { giveCodeBack, giveTryBack, spendCode, spendTry } from './limits';
import { isPasswordRight } from './passwords';
import { type Renewal, type Renewed, renew, renewedOf } from './renewal';
import { isOfTwoFactors, returnRoles } from './staff-roles';
import { lockAccount } from './steps';

/** A proof, and the session under its new secret. */
export interface Proven {
  readonly provenUntil: Date;
  readonly renewed: Renewed | null;
}

/**
 * Proves that the caller owns the account, for the acts of the next ten minutes that ask for it.
 * @throws GameError conflict `account.guest_has_no_password`; forbidden `account.wrong_password`,
 * `account.code_required`, `account.wrong_code`, `account.code_used`; throttled `account.too_many_tries`,
 * `account.too_many_codes`; unavailable `account.busy`
 */
export async function prove(ctx: Ctx, input: ProveInput): Promise<Proven> {
  const { accountId, sessionId, isGuest } = requireActor(ctx);
  if (isGuest) throw new GameError('conflict', 'account.guest_has_no_password');
  const account = await ctx.db.account.findUnique({
    where: { id: accountId },
    select: { email: true, passwordHash: true },
  });
  const attempt = { email: account?.email ?? '', knownDevice: sessionId };
  await spendTry(ctx, attempt);
  const isRight = await isPasswordRight(account?.passwordHash ?? null, input.password);
  const code = input.code ?? null;
  if (isRight && code !== null) await spendCode(ctx);
  const answer = await inTx(ctx, async (tx) => {
    const locked = await lockAccount(tx, accountId);
    // The password may have been changed while it was being checked.
    if (!isRight || locked === null || locked.passwordHash !== account?.passwordHash)
      throw new GameError('forbidden', 'account.wrong_password');
    const taken = await takeCode(tx, { accountId, code, triedBy: sessionId });
    return 'refused' in taken ? taken.refused : provenBy(tx, { accountId, sessionId, proof: taken.proof });
  });
  if (!(answer instanceof GameError) || code === null) await giveTryBack(ctx, attempt);
  // The caller stays signed in: to them a code is missing or wrong, and not the session.
  if (answer instanceof GameError) throw answer.kind === 'throttled' ? answer : new GameError('forbidden', answer.code);
  if (code !== null) await giveCodeBack(ctx);
  return provenOf(ctx, answer);
}

interface FreshProof {
  readonly provenAt: Date;
  readonly renewal: Renewal;
}

/**
 * Records a proof of the caller's session, which goes on under a new secret. One of two factors gives staff the roles
 * that waited for it.
 */
export async function provenBy(
  tx: Tx,
  {
    accountId,
    sessionId,
    proof,
  }: { readonly accountId: AccountId; readonly sessionId: SessionId; readonly proof: Proof },
): Promise<FreshProof> {
  const provenAt = await proveSession(tx, { sessionId, proof });
  if (isOfTwoFactors(proof)) await returnRoles(tx, { accountId, sessionId });
  return { provenAt, renewal: await renew(tx, sessionId) };
}

/** Signs the tokens of a proven session, after the commit. */
export async function provenOf(ctx: Ctx, { provenAt, renewal }: FreshProof): Promise<Proven> {
  return { provenUntil: new Date(provenAt.getTime() + proofLifeMs), renewed: await renewedOf(ctx, renewal) };
}

/**
 * Counts the right password as a proof where the account has no second factor, and asks for a fresh one where it has.
 * @throws GameError forbidden `session.proof_required`
 */
export async function provePassword(
  tx: Tx,
  { accountId, sessionId }: { readonly accountId: AccountId; readonly sessionId: SessionId },
): Promise<void> {
  const factors = await tx.totpFactor.count({ where: { accountId, confirmedAt: { not: null } } });
  if (factors > 0) await requireProof(tx);
  else await proveSession(tx, { sessionId, proof: 'password' });
}
