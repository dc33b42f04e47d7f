import { type AccountId, GameError, type SessionId } from '@necp/shared/kernel';
import { isProofFresh } from '@necp/shared/session/rules';
import type { Proof } from '@necp/shared/session/schema';
import { ctxOf, nowOf, requireActor, type Tx } from '../kernel';

/**
 * Refuses an act unless the caller has proven within the last ten minutes that they own the account: with the password
 * and, where the account has one, the second factor. A guest has nothing to prove with and needs no proof. It reads the
 * session's row, never the cache.
 * @throws GameError forbidden `session.proof_required`
 */
export async function requireProof(tx: Tx): Promise<void> {
  const { sessionId } = requireActor(ctxOf(tx));
  const session = await tx.session.findUnique({
    where: { id: sessionId },
    select: { isGuest: true, provenAt: true },
  });
  if (session?.isGuest === true) return;
  if (!isProofFresh(session?.provenAt ?? null, nowOf(tx).getTime()))
    throw new GameError('forbidden', 'session.proof_required');
}

/**
 * Records that the owner of a session has given everything their account asks for.
 * @throws GameError unauthenticated `session.ended`
 */
export async function proveSession(
  tx: Tx,
  input: { readonly sessionId: SessionId; readonly proof: Proof },
): Promise<Date> {
  const provenAt = nowOf(tx);
  const { count } = await tx.session.updateMany({
    where: { id: input.sessionId, revokedAt: null },
    data: { provenAt, provenBy: input.proof },
  });
  if (count === 0) throw new GameError('unauthenticated', 'session.ended');
  return provenAt;
}

/** Takes the proofs of all sessions of an account that now asks for more. */
export async function dropProofs(tx: Tx, accountId: AccountId): Promise<void> {
  await tx.session.updateMany({ where: { accountId, revokedAt: null }, data: { provenAt: null, provenBy: null } });
}
