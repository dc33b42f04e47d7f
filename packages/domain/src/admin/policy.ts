import { GameError } from '@necp/shared/kernel';
import { requireActor, type Ctx } from '../kernel';

/**
 * Asserts that the caller is an operator, according to the current row of the session.
 * @throws GameError unauthenticated `kernel.signed_out`, forbidden `admin.operators_only`
 */
export function requireOperator(ctx: Ctx): void {
  if (!requireActor(ctx).roles.includes('administrator')) throw new GameError('forbidden', 'admin.operators_only');
}
