import { createHash } from 'node:crypto';
import { GameError, type SessionId } from '@necp/shared/kernel';
import { type Ctx, ctxOf, keyedHashes, nowOf, type Tx, limitKey } from '../kernel';
import { hashSecret, type LiveSession, lockSession, markClient } from '../session';

/** The tokens of one session, with the refresh token that is fresh now. */
export interface Family {
  readonly session: LiveSession;
  readonly refreshToken: string;
}

/**
 * Gives a session that was just opened its first refresh token.
 * @throws GameError unauthenticated `session.ended`
 */
export async function startFamily(tx: Tx, sessionId: SessionId): Promise<Family> {
  if ((await lockSession(tx, sessionId)) === null) throw new GameError('unauthenticated', 'session.ended');
  await markClient(tx, sessionId);
  const session = await lockSession(tx, sessionId);
  if (session === null) throw new GameError('unauthenticated', 'session.ended');
  const refreshToken = ctxOf(tx).rng.secret(32);
  await addToken(tx, { session, refreshToken });
  return { session, refreshToken };
}

/**
 * Gives a session whose secret was renewed a new refresh token; its earlier ones are forgotten, so a thief who shows
 * one learns and changes nothing.
 * @returns null for the session of a browser, which has none
 * @throws GameError unauthenticated `session.ended`
 */
export async function renewFamily(tx: Tx, sessionId: SessionId): Promise<Family | null> {
  const { count } = await tx.refreshToken.deleteMany({ where: { sessionId } });
  return count === 0 ? null : startFamily(tx, sessionId);
}

/** Stores a refresh token as a hash. */
export async function addToken(tx: Tx, { session, refreshToken }: Family): Promise<void> {
  const { sessionId, expiresAt } = session;
  const tokenHash = hashSecret(refreshToken);
  await tx.refreshToken.create({ data: { tokenHash, sessionId, createdAt: nowOf(tx), expiresAt } });
}

/**
 * Returns the refresh tokens that follow one for a request, one for each secret of the installation. The same request
 * leads to the same token, so a lost answer can be given again although no token is stored.
 */
export function successorsOf(
  ctx: Ctx,
  { refreshToken, requestId }: { readonly refreshToken: string; readonly requestId: string },
): string[] {
  return keyedHashes(ctx, 'refresh', `next ${requestId} ${refreshToken}`);
}

/** Returns what the database may hold of a client: its address and program, hashed for each secret. */
export function clientsOf(ctx: Ctx, userAgent: string): string[] {
  const program = createHash('sha256').update(userAgent).digest('hex');
  return keyedHashes(ctx, 'refresh', `client ${limitKey(ctx.address)} ${program}`);
}
