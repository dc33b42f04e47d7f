import { GameError } from '@necp/shared/kernel';
import { requireActor, type Ctx } from '../kernel';

/**
 * Whoever asks runs the game, as the session's row says at this moment.
 * @throws GameError unauthenticated `kernel.signed_out`, forbidden `admin.operators_only`
 */
export function requireOperator(ctx: Ctx): void {
  if (!requireActor(ctx).roles.includes('administrator')) throw new GameError('forbidden', 'admin.operators_only');
}
