import { GameError } from '@necp/shared/kernel';
import { publicProcedure } from './procedures';

/** A procedure for developers at their own machine; for all others it does not exist. */
export const devProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.domain.config.devPages || !ctx.isLocal) throw new GameError('not_found', 'account.dev_pages_off');
  return next();
});
