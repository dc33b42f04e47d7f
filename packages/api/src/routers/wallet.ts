import { walletView } from '@necp/domain/wallet/queries';
import { WalletView } from '@necp/shared/wallet/schema';
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
});
