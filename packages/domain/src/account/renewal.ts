import type { SessionId } from '@necp/shared/kernel';
import type { TokensView } from '@necp/shared/token/schema';
import type { Ctx, Tx } from '../kernel';
import { renewSession } from '../session';
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

/** Signs the tokens of a renewed session, after the commit. */
export async function renewedOf(ctx: Ctx, renewal: Renewal | null): Promise<Renewed | null> {
  if (renewal === null) return null;
  const { secret, family } = renewal;
  return { secret, tokens: family === null ? null : await tokensOf(ctx, family) };
}
