import type { TokensView } from '@necp/shared/token/schema';
import { playAsGuest, signIn } from '../account/service';
import type { Actor, Ctx } from '../kernel';
import { actorOfAccess, openTokens } from '../token/service';
import { password, player, strangerCtx, userAgent } from './players';
import type { TestDomain } from '.';

/** A client that is no browser, with its tokens and the address that it always calls from. */
export interface TokenClient {
  readonly tokens: TokensView;
  readonly ctx: Ctx & { readonly actor: Actor };
  /** The context of its calls that carry no access token. */
  readonly bare: Ctx;
}

async function clientOf(testDomain: TestDomain, bare: Ctx, tokens: TokensView): Promise<TokenClient> {
  const actor = await actorOfAccess(bare, tokens.accessToken);
  if (actor === null) throw new Error('the access token is refused');
  const ctx = testDomain.domain.ctxFor({ actor, address: bare.address }) as Ctx & { readonly actor: Actor };
  return { tokens, ctx, bare };
}

/** Signs a player in who has an account already. */
export async function signedInClient(testDomain: TestDomain, email: string): Promise<TokenClient> {
  const bare = strangerCtx(testDomain);
  const opened = await signIn(bare, { email, password, userAgent, device: null });
  return clientOf(testDomain, bare, await openTokens(bare, opened));
}

/** Creates a player and signs them in. */
export async function playerClient(testDomain: TestDomain, email: string): Promise<TokenClient> {
  await player(testDomain, email);
  return signedInClient(testDomain, email);
}

export async function guestClient(testDomain: TestDomain): Promise<TokenClient> {
  const bare = strangerCtx(testDomain);
  const opened = await playAsGuest(bare, { locale: 'en', userAgent });
  return clientOf(testDomain, bare, await openTokens(bare, opened));
}
