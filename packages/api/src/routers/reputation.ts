import { reputationView, shownReputation } from '@necp/domain/reputation/queries';
import { ProfileInput } from '@necp/shared/character/schema';
import { ReputationView, ShownReputationView } from '@necp/shared/reputation/schema';
import { characterProcedure, publicProcedure } from '../procedures';
import { router } from '../trpc';

export const reputationRouter = router({
  view: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/reputation',
        tags: ['reputation'],
        summary: 'Reputation with every faction, and what changed it lately',
      },
    })
    .output(ReputationView)
    .query(({ ctx }) => reputationView(ctx.domain, ctx.characterId)),
  shown: publicProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/characters/profiles/{name}/reputation',
        tags: ['characters'],
        summary: 'The reputation of a character, as its profile shows it',
      },
    })
    .input(ProfileInput)
    .output(ShownReputationView)
    .query(({ ctx, input }) => shownReputation(ctx.domain, input)),
});
