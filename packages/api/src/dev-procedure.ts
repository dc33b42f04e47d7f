import { GameError } from '@necp/shared/kernel';
import { publicProcedure } from './procedures';

/** For developers' own installations only; elsewhere it is as if there were no such call. */
export const devProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.domain.config.devPages) throw new GameError('not_found', 'account.dev_pages_off');
  return next();
});
