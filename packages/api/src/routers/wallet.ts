import { walletView } from '@necp/domain/wallet/queries';
import { giveEddies } from '@necp/domain/wallet/service';
import { GiveEddiesInput, GivenView, WalletView } from '@necp/shared/wallet/schema';
import { characterProcedure } from '../procedures';
import { router } from '../trpc';

export const walletRouter = router({
  view: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/account/wallet',
        tags: ['account'],
        summary: 'Money of the character this session plays',
      },
    })
    .output(WalletView)
    .query(({ ctx }) => walletView(ctx.domain, ctx.characterId)),
  give: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/wallet/give',
        tags: ['account'],
        summary: 'Hand eddies to another character',
      },
    })
    .input(GiveEddiesInput)
    .output(GivenView)
    .mutation(({ ctx, input }) => giveEddies(ctx.domain, input)),
});
