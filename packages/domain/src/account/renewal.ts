import type { AccountId, SessionId } from '@necp/shared/kernel';
import type { TokensView } from '@necp/shared/token/schema';
import type { Ctx, Tx } from '../kernel';
import { endSessions, renewSession } from '../session';
import { type Family, renewFamily, tokensOf } from '../token';

/** A session that goes on under a new secret. */
export interface Renewed {
  /** For the cookie of a browser. */
  readonly secret: string;
  /** For a client that is no browser; null for browsers. */
  readonly tokens: TokensView | null;
}

/** A new secret, and the tokens that are to be signed for a client that is no browser. */
export interface Renewal {
  readonly secret: string;
  readonly family: Family | null;
}

/** Gives a session a new secret. */
export async function renew(tx: Tx, sessionId: SessionId): Promise<Renewal> {
  return { secret: await renewSession(tx, sessionId), family: await renewFamily(tx, sessionId) };
}

/**
 * Gives the caller's session a new secret after a change of how the account is signed in to. The other sessions end,
 * because they may be those of a stranger, unless the owner lets them stay.
 */
export async function renewAlone(
  tx: Tx,
  input: { readonly accountId: AccountId; readonly sessionId: SessionId; readonly endOthers?: boolean | undefined },
): Promise<Renewal> {
  const { accountId, sessionId, endOthers = true } = input;
  if (endOthers) await endSessions(tx, { accountId, except: sessionId, reason: 'revoked' });
  return renew(tx, sessionId);
}

/** Signs the tokens of a renewed session, after the commit. */
export async function renewedOf(ctx: Ctx, renewal: Renewal | null): Promise<Renewed | null> {
  if (renewal === null) return null;
  const { secret, family } = renewal;
  return { secret, tokens: family === null ? null : await tokensOf(ctx, family) };
}
