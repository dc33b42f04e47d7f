import { GameError } from '@necp/shared/kernel';
import { publicProcedure } from './procedures';

/** A procedure for development installations only; elsewhere it answers as if it did not exist. */
export const devProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.domain.config.devPages) throw new GameError('not_found', 'account.dev_pages_off');
  return next();
});
