import type { SimFigures } from '@necp/shared/admin/schema';
import type { Ctx } from '../kernel';
import { keepFigures } from './cache';

/** A simulation process says how it fares. Cached only: lost when Redis is away, said anew two seconds later. */
export function noteFigures(ctx: Ctx, figures: SimFigures): Promise<void> {
  return keepFigures(ctx.redis, figures);
}
