import { GameError } from '@necp/shared/kernel';
import type { Ctx, SignInProvider } from '../kernel';
import type { Flow } from './flows';

/**
 * Returns a provider that the installation offers.
 * @throws GameError not_found `identity.unknown_provider`
 */
export function providerOf(ctx: Ctx, id: string): SignInProvider {
  const provider = ctx.config.signInProviders.find((offered) => offered.id === id);
  if (provider === undefined) throw new GameError('not_found', 'identity.unknown_provider');
  return provider;
}

/**
 * Refuses every caller but the session that began a visit, or a visitor where a visitor did.
 * @throws GameError forbidden `identity.other_session`
 */
export function requireSameSession(ctx: Ctx, flow: Flow): void {
  if (flow.sessionId !== (ctx.actor?.sessionId ?? null)) throw new GameError('forbidden', 'identity.other_session');
}
