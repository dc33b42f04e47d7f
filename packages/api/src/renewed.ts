import type { Renewed } from '@necp/domain/account/service';
import type { TokensView } from '@necp/shared/token/schema';
import type { ApiContext } from './context';

/**
 * Gives the client the new secret of its session: a browser in its cookie, any other client as tokens.
 * @param renewed null when the secret stays the same
 */
export async function handOver(
  ctx: Pick<ApiContext, 'renewSession'>,
  renewed: Renewed | null,
): Promise<{ readonly tokens: TokensView | null }> {
  await ctx.renewSession(renewed?.secret ?? null);
  return { tokens: renewed?.tokens ?? null };
}
