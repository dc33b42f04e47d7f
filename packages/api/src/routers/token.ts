import { refresh } from '@necp/domain/token/service';
import { RefreshInput, TokensView } from '@necp/shared/token/schema';
import { publicProcedure } from '../procedures';
import { router } from '../trpc';

export const tokenRouter = router({
  refresh: publicProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/auth/refresh',
        tags: ['auth'],
        protect: false,
        summary: 'Exchange the refresh token for the next two tokens, once; a repeat carries the same requestId',
      },
    })
    .input(RefreshInput)
    .output(TokensView)
    .mutation(({ ctx, input }) => refresh(ctx.domain, { ...input, userAgent: ctx.userAgent })),
});
