import { GameError, type SessionId } from '@necp/shared/kernel';
import { deviceLabel, maskAddress } from '@necp/shared/session/rules';
import { tokenReused } from '@necp/shared/token/events';
import { repeatMs } from '@necp/shared/token/rules';
import type { RefreshInput, TokensView } from '@necp/shared/token/schema';
import { type Ctx, ctxOf, emit, giveBack, inTx, limitKey, nowOf, spend, type Tx } from '../kernel';
import { endSessions, hashSecret, type LiveSession, lockSession, noteUse, recordLogin } from '../session';
import { tokensOf } from './access';
import { addToken, clientsOf, type Family, startFamily, successorsOf } from './steps';

export { actorOfAccess } from './access';
export { keyLifeMs, publishedKeys, publishedMs, replaceKeys, rotateKeys, storedKeys } from './keys';

/**
 * Gives the session of a client that is no browser its tokens, right after it was opened.
 * @throws GameError unauthenticated `session.ended`
 */
export async function openTokens(ctx: Ctx, opened: { readonly sessionId: SessionId }): Promise<TokensView> {
  return tokensOf(ctx, await inTx(ctx, (tx) => startFamily(tx, opened.sessionId)));
}

/**
 * Exchanges a refresh token for the next two tokens; of several attempts the database takes one. The client that was
 * first may repeat its request within a minute, as long as the next refresh token was not used. Every other second use
 * ends the session, because one of the two who have the token is a thief.
 * @throws GameError unauthenticated `session.ended` for unknown, used and expired tokens and those of ended sessions
 * alike; throttled `kernel.too_many_calls`
 */
export async function refresh(ctx: Ctx, input: RefreshInput & { readonly userAgent: string }): Promise<TokensView> {
  const from = limitKey(ctx.address);
  await spend(ctx, 'refreshes_from', from);
  const sessionId = await sessionOf(ctx, input.refreshToken);
  if (sessionId !== null) await spend(ctx, 'refreshes_session', sessionId);
  const family = await inTx(ctx, (tx) => exchange(tx, input));
  if (family === null) throw new GameError('unauthenticated', 'session.ended');
  await giveBack(ctx, 'refreshes_from', from);
  return tokensOf(ctx, family);
}

async function sessionOf(ctx: Ctx, refreshToken: string): Promise<string | null> {
  const where = { tokenHash: hashSecret(refreshToken) };
  return (await ctx.db.refreshToken.findUnique({ where, select: { sessionId: true } }))?.sessionId ?? null;
}

type Exchange = RefreshInput & { readonly userAgent: string };

/** Null is a refusal: an end of the session that belongs to it is committed, so nothing may be thrown here. */
async function exchange(tx: Tx, input: Exchange): Promise<Family | null> {
  const ctx = ctxOf(tx);
  const where = { tokenHash: hashSecret(input.refreshToken) };
  const found = await tx.refreshToken.findUnique({ where });
  const session = found === null ? null : await lockSession(tx, found.sessionId as SessionId);
  if (session === null) return null;
  const [refreshToken = ''] = successorsOf(ctx, input);
  const [spentBy = ''] = clientsOf(ctx, input.userAgent);
  const { count } = await tx.refreshToken.updateMany({
    where: { ...where, spentAt: null, expiresAt: { gt: nowOf(tx) } },
    data: { spentAt: nowOf(tx), spentBy, successorHash: hashSecret(refreshToken) },
  });
  if (count === 0) return repeatOrEnd(tx, { input, session });
  const renewed = { ...session, expiresAt: await noteUse(tx, session.sessionId, nowOf(tx)) };
  await addToken(tx, { session: renewed, refreshToken });
  return { session: renewed, refreshToken };
}

interface SecondUse {
  readonly input: Exchange;
  readonly session: LiveSession;
}

async function repeatOrEnd(tx: Tx, { input, session }: SecondUse): Promise<Family | null> {
  const ctx = ctxOf(tx);
  const found = await tx.refreshToken.findUnique({ where: { tokenHash: hashSecret(input.refreshToken) } });
  // It was forgotten when the session's secret was renewed, or has expired unused: neither was a second use.
  if (found?.spentAt === undefined || found.spentAt === null) return null;
  const refreshToken = successorsOf(ctx, input).find((next) => hashSecret(next) === found.successorHash);
  const isSameClient = clientsOf(ctx, input.userAgent).includes(found.spentBy ?? '');
  const isInTime = nowOf(tx).getTime() - found.spentAt.getTime() < repeatMs;
  if (refreshToken !== undefined && isSameClient && isInTime) {
    const next = await tx.refreshToken.findUnique({ where: { tokenHash: hashSecret(refreshToken) } });
    if (next !== null && next.spentAt === null) return { session, refreshToken };
  }
  await endFamily(tx, { input, session });
  return null;
}

async function endFamily(tx: Tx, { input, session }: SecondUse): Promise<void> {
  const { accountId, sessionId } = session;
  const { userAgent } = input;
  const { address } = ctxOf(tx);
  await endSessions(tx, { accountId, only: sessionId, reason: 'token_reused' });
  await recordLogin(tx, { accountId, outcome: 'token_reused', userAgent });
  const time = `${nowOf(tx).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const from = [deviceLabel(userAgent), ...(address === null ? [] : [maskAddress(address)]), time].join(', ');
  await emit(tx, tokenReused, { accountId, sessionId, from });
}
