import type { ProveInput, ProvenView } from '@necp/shared/account/schema';
import { GameError } from '@necp/shared/kernel';
import { proofLifeMs } from '@necp/shared/session/rules';
import { type Ctx, inTx, requireActor } from '../kernel';
import { proveSession } from '../session';
import { giveTryBack, spendTry } from './limits';
import { isPasswordRight } from './passwords';
import { lockAccount } from './steps';

/**
 * Proves that the caller owns the account, for the acts of the next ten minutes that ask for it.
 * @throws GameError conflict `account.guest_has_no_password`; forbidden `account.wrong_password`; throttled
 * `account.too_many_tries`; unavailable `account.busy`
 */
export async function prove(ctx: Ctx, input: ProveInput): Promise<ProvenView> {
  const { accountId, sessionId, isGuest } = requireActor(ctx);
  if (isGuest) throw new GameError('conflict', 'account.guest_has_no_password');
  const account = await ctx.db.account.findUnique({
    where: { id: accountId },
    select: { email: true, passwordHash: true },
  });
  const attempt = { email: account?.email ?? '', knownDevice: sessionId };
  await spendTry(ctx, attempt);
  const isRight = await isPasswordRight(account?.passwordHash ?? null, input.password);
  const provenAt = await inTx(ctx, async (tx) => {
    const locked = await lockAccount(tx, accountId);
    // The password may have been changed while it was being checked.
    if (!isRight || locked === null || locked.passwordHash !== account?.passwordHash)
      throw new GameError('forbidden', 'account.wrong_password');
    return proveSession(tx, { sessionId, proof: 'password' });
  });
  await giveTryBack(ctx, attempt);
  return { provenUntil: new Date(provenAt.getTime() + proofLifeMs) };
}
