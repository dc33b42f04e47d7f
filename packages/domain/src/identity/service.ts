import { type Ctx, inTx } from '../kernel';
import { type Flow, takeFlow } from './flows';
import { providerOf, requireSameSession } from './policy';

/**
 * Accepts the answer to a visit, once and only from the session that began it. Call it before the provider's answer is
 * believed in any way.
 * @throws GameError not_found `identity.unknown_provider`; invalid `identity.start_again`; forbidden
 * `identity.other_session`
 */
export async function takeProviderAnswer(
  ctx: Ctx,
  input: { readonly provider: string; readonly secret: string },
): Promise<Flow> {
  providerOf(ctx, input.provider);
  const flow = await inTx(ctx, (tx) => takeFlow(tx, input));
  requireSameSession(ctx, flow);
  return flow;
}
