import type { SimFigures } from '@necp/shared/admin/schema';
import type { Ctx } from '../kernel';
import { keepFigures } from './hot';

/** A simulation process says how it fares. Hot only: lost when Redis is away, said anew two seconds later. */
export function noteFigures(ctx: Ctx, figures: SimFigures): Promise<void> {
  return keepFigures(ctx.redis, figures);
}
