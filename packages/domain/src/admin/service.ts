import type { SimFigures } from '@necp/shared/admin/schema';
import type { Ctx } from '../kernel';
import { keepFigures } from './cache';

/**
 * Stores the report of a simulation process. It is only cached: while Redis is unavailable it is lost, and the next one
 * follows two seconds later.
 */
export function noteFigures(ctx: Ctx, figures: SimFigures): Promise<void> {
  return keepFigures(ctx.redis, figures);
}
