import { reputationView } from '@necp/domain/reputation/queries';
import { ReputationView } from '@necp/shared/reputation/schema';
import { characterProcedure } from '../procedures';
import { router } from '../trpc';

export const reputationRouter = router({
  view: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/world/reputation',
        tags: ['reputation'],
        summary: 'Reputation with every faction, and what changed it lately',
      },
    })
    .output(ReputationView)
    .query(({ ctx }) => reputationView(ctx.domain, ctx.characterId)),
});
