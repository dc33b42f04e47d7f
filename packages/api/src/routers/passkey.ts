import { addPasskey, proveByPasskey, removePasskey, signInByPasskey, startPasskey } from '@necp/domain/account/service';
import { passkeyList } from '@necp/domain/passkey/queries';
import { renamePasskey, startPasskeyProof, startPasskeySignIn } from '@necp/domain/passkey/service';
import { openTokens } from '@necp/domain/token/service';
import { ProvenView } from '@necp/shared/account/schema';
import {
  AddPasskeyInput,
  NewPasskeyOptions,
  PasskeyAddedView,
  PasskeyDoneView,
  PasskeyListView,
  PasskeyOptions,
  PasskeyRemovedView,
  PasskeySignInInput,
  PasskeySignInOptions,
  ProveByPasskeyInput,
  RemovePasskeyInput,
  RenamePasskeyInput,
  StartPasskeySignInInput,
} from '@necp/shared/passkey/schema';
import { TokensView } from '@necp/shared/token/schema';
import { publicProcedure, signedInProcedure } from '../procedures';
import { handOver } from '../renewed';
import { router } from '../trpc';

export const passkeyRouter = router({
  list: signedInProcedure
    .meta({
      openapi: { method: 'GET', path: '/account/passkeys', tags: ['account'], summary: 'The passkeys of the account' },
    })
    .output(PasskeyListView)
    .query(({ ctx }) => passkeyList(ctx.domain)),
  startAdding: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/passkeys/options',
        tags: ['account'],
        summary: 'What a browser needs to let a device make a passkey',
      },
    })
    .output(NewPasskeyOptions)
    .mutation(({ ctx }) => startPasskey(ctx.domain)),
  add: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/passkeys',
        tags: ['account'],
        summary:
          'Add a passkey; the session goes on with the tokens of the answer, and a guest becomes a permanent account',
      },
    })
    .input(AddPasskeyInput)
    .output(PasskeyAddedView)
    .mutation(async ({ ctx, input }) => {
      const { passkey, isBound, renewed } = await addPasskey(ctx.domain, input);
      return { passkey, isBound, ...(await handOver(ctx, renewed)) };
    }),
  rename: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/passkeys/{passkeyId}/rename',
        tags: ['account'],
        summary: 'Rename a passkey',
      },
    })
    .input(RenamePasskeyInput)
    .output(PasskeyDoneView)
    .mutation(({ ctx, input }) => renamePasskey(ctx.domain, input)),
  remove: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/passkeys/{passkeyId}/remove',
        tags: ['account'],
        summary:
          'Remove a passkey, unless it is the last way into the account; other sessions end, unless they are to stay',
      },
    })
    .input(RemovePasskeyInput)
    .output(PasskeyRemovedView)
    .mutation(async ({ ctx, input }) => ({
      done: true,
      ...(await handOver(ctx, await removePasskey(ctx.domain, input))),
    })),
  startProof: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/prove/passkey/options',
        tags: ['account'],
        summary: 'What a browser needs to prove by a passkey that the account is yours',
      },
    })
    .output(PasskeyOptions)
    .mutation(({ ctx }) => startPasskeyProof(ctx.domain)),
  prove: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/prove/passkey',
        tags: ['account'],
        summary: 'Prove by a passkey that the account is yours, for what asks for it within the next ten minutes',
      },
    })
    .input(ProveByPasskeyInput)
    .output(ProvenView)
    .mutation(async ({ ctx, input }) => {
      const { provenUntil, renewed } = await proveByPasskey(ctx.domain, input);
      return { provenUntil, ...(await handOver(ctx, renewed)) };
    }),
  startSignIn: publicProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/auth/passkey/options',
        tags: ['auth'],
        protect: false,
        summary: 'What a browser needs to sign in by a passkey, or to send one instead of a code',
      },
    })
    .input(StartPasskeySignInInput)
    .output(PasskeySignInOptions)
    .mutation(async ({ ctx, input }) => {
      const started = await startPasskeySignIn(ctx.domain, { ...input, ceremony: ctx.ceremony });
      ctx.keepCeremony(started.ceremony);
      return { options: started.options, ceremony: ctx.transport === 'rest' ? started.ceremony : null };
    }),
  signIn: publicProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/auth/passkey',
        tags: ['auth'],
        protect: false,
        summary: 'Sign in by a passkey outside the browser. The answer has the tokens',
      },
    })
    .input(PasskeySignInInput)
    .output(TokensView)
    .mutation(async ({ ctx, input }) =>
      openTokens(
        ctx.domain,
        await signInByPasskey(ctx.domain, { ...input, userAgent: ctx.userAgent, device: ctx.device }),
      ),
    ),
});
