import { createHmac, timingSafeEqual } from 'node:crypto';
import { providerFlowMs } from '@necp/shared/identity/rules';
import { env } from '../../env';
import { cookieLine } from '../cookies';

/** The cookie that binds a visit to a provider to the browser that began it. */
export const visitCookie = (): string => (env.PUBLIC_URL.startsWith('https:') ? '__Host-necp.visit' : 'necp.visit');

/** Returns a `set-cookie` header with the secret of a visit. */
export function visitCookieLine(secret: string): string {
  return cookieLine(visitCookie(), secret, providerFlowMs / 1000);
}

/** Returns a `set-cookie` header that removes the secret of a visit. */
export function noVisitCookieLine(): string {
  return cookieLine(visitCookie(), '', 0);
}

/** The cookie of a visit that says whether the browser is to remember the session: the player's own choice. */
export const rememberCookie = (): string =>
  env.PUBLIC_URL.startsWith('https:') ? '__Host-necp.remember' : 'necp.remember';

/** Returns a `set-cookie` header with the choice of a visitor. */
export function rememberCookieLine(choice: 'yes' | 'no'): string {
  return cookieLine(rememberCookie(), choice, providerFlowMs / 1000);
}

/** What a visit sends to its provider, and expects back. */
export interface Visit {
  readonly state: string;
  readonly nonce: string;
  /** The verifier of PKCE (RFC 7636). */
  readonly verifier: string;
}

/**
 * Derives everything secret of a visit from the one secret in the cookie, so that nothing of it is stored. The provider
 * takes part, so that the answer of one provider fits no visit to another.
 */
export function visitOf(secret: string, provider: string): Visit {
  const derive = (what: string) => createHmac('sha256', secret).update(`${what} ${provider}`).digest('base64url');
  return { state: derive('state'), nonce: derive('nonce'), verifier: derive('verifier') };
}

/** Whether an answer carries the state of the visit. */
export function isAnswerTo(visit: Visit, state: string | null): boolean {
  const [given, expected] = [Buffer.from(state ?? ''), Buffer.from(visit.state)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
