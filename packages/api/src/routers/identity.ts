import { waysOf } from '@necp/domain/account/queries';
import { setPassword, unlinkProvider } from '@necp/domain/account/service';
import { providerList } from '@necp/domain/identity/queries';
import {
  IdentityListView,
  ProviderListView,
  SetPasswordInput,
  UnlinkProviderInput,
  WayChangedView,
} from '@necp/shared/identity/schema';
import { publicProcedure, signedInProcedure } from '../procedures';
import { handOver } from '../renewed';
import { router } from '../trpc';

export const identityRouter = router({
  providers: publicProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/auth/providers',
        tags: ['auth'],
        protect: false,
        summary: 'The providers that browsers can sign in with',
      },
    })
    .output(ProviderListView)
    .query(({ ctx }) => providerList(ctx.domain)),
  list: signedInProcedure
    .meta({
      openapi: { method: 'GET', path: '/account/identities', tags: ['account'], summary: 'The ways into the account' },
    })
    .output(IdentityListView)
    .query(({ ctx }) => waysOf(ctx.domain)),
  unlink: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/identities/{provider}/unlink',
        tags: ['account'],
        summary:
          'Unlink a provider; other sessions end, unless they are to stay, and this one has the tokens of the answer',
      },
    })
    .input(UnlinkProviderInput)
    .output(WayChangedView)
    .mutation(async ({ ctx, input }) => ({
      done: true,
      ...(await handOver(ctx, await unlinkProvider(ctx.domain, input))),
    })),
  setPassword: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/password/first',
        tags: ['account'],
        summary: 'Set the first password of an account; other sessions end, and this one has the tokens of the answer',
      },
    })
    .input(SetPasswordInput)
    .output(WayChangedView)
    .mutation(async ({ ctx, input }) => ({
      done: true,
      ...(await handOver(ctx, await setPassword(ctx.domain, input))),
    })),
});
