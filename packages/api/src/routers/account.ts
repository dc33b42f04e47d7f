import { accountOf, devEmails } from '@necp/domain/account/queries';
import {
  bindGuest,
  changeAddress,
  changePassword,
  confirmTotp,
  disownSession,
  playAsGuest,
  prove,
  register,
  removeTotp,
  renewRecoveryCodes,
  requestPasswordReset,
  resetPassword,
  signIn,
  startTotp,
  verifyEmail,
} from '@necp/domain/account/service';
import { openTokens } from '@necp/domain/token/service';
import {
  AccountView,
  BindGuestInput,
  ChangeAddressInput,
  ChangePasswordInput,
  ConfirmTotpInput,
  DevMailboxView,
  DisownedView,
  DisownInput,
  DoneView,
  EmailSentView,
  FactorOffView,
  FactorOnView,
  PasswordChangedView,
  PlayAsGuestInput,
  ProveInput,
  ProvenView,
  RecoveryCodesView,
  RegisterInput,
  RemoveTotpInput,
  RequestPasswordResetInput,
  ResetPasswordInput,
  SignInInput,
  TotpSetupView,
  VerifiedAnswer,
  VerifyEmailInput,
} from '@necp/shared/account/schema';
import { TokensView } from '@necp/shared/token/schema';
import { publicProcedure, signedInProcedure } from '../procedures';
import { devProcedure } from '../dev-procedure';
import { handOver } from '../renewed';
import { router } from '../trpc';

export const accountRouter = router({
  me: signedInProcedure
    .meta({
      openapi: { method: 'GET', path: '/account', tags: ['account'], summary: 'The account one is signed in to' },
    })
    .output(AccountView)
    .query(({ ctx }) => accountOf(ctx.domain)),
  register: publicProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/auth/register',
        tags: ['auth'],
        protect: false,
        summary: 'Ask for an account; an email with a link confirms it',
      },
    })
    .input(RegisterInput)
    .output(EmailSentView)
    .mutation(({ ctx, input }) => register(ctx.domain, input)),
  signIn: publicProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/auth/sign-in',
        tags: ['auth'],
        protect: false,
        summary: 'Sign in outside the browser; repeat with a code when one is asked for. The answer has the tokens',
      },
    })
    .input(SignInInput)
    .output(TokensView)
    .mutation(async ({ ctx, input }) =>
      openTokens(ctx.domain, await signIn(ctx.domain, { ...input, userAgent: ctx.userAgent, device: ctx.device })),
    ),
  playAsGuest: publicProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/auth/guest',
        tags: ['auth'],
        protect: false,
        summary: 'A guest account at once',
      },
    })
    .input(PlayAsGuestInput)
    .output(TokensView)
    .mutation(async ({ ctx, input }) =>
      openTokens(ctx.domain, await playAsGuest(ctx.domain, { ...input, userAgent: ctx.userAgent })),
    ),
  verifyEmail: publicProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/auth/verify-email',
        tags: ['auth'],
        protect: false,
        summary: 'Confirm an address with the secret of the email and the password chosen with the request',
      },
    })
    .input(VerifyEmailInput)
    .output(VerifiedAnswer)
    .mutation(async ({ ctx, input }) => {
      const { view, renewed } = await verifyEmail(ctx.domain, input);
      return { ...view, ...(await handOver(ctx, renewed)) };
    }),
  bindGuest: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/bind',
        tags: ['account'],
        summary: 'Give a guest account an address and a password',
      },
    })
    .input(BindGuestInput)
    .output(EmailSentView)
    .mutation(({ ctx, input }) => bindGuest(ctx.domain, input)),
  changeAddress: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/address',
        tags: ['account'],
        summary: 'Ask for another address; an email to it confirms the change, one to the present address stops it',
      },
    })
    .input(ChangeAddressInput)
    .output(EmailSentView)
    .mutation(({ ctx, input }) => changeAddress(ctx.domain, input)),
  changePassword: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/password',
        tags: ['account'],
        summary: 'Change the password; every other session ends, and this one goes on with the tokens of the answer',
      },
    })
    .input(ChangePasswordInput)
    .output(PasswordChangedView)
    .mutation(async ({ ctx, input }) => ({
      done: true,
      ...(await handOver(ctx, await changePassword(ctx.domain, input))),
    })),
  prove: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/prove',
        tags: ['account'],
        summary:
          'Prove that the account is yours, for what asks for it within the next ten minutes; the session goes on ' +
          'with the tokens of the answer',
      },
    })
    .input(ProveInput)
    .output(ProvenView)
    .mutation(async ({ ctx, input }) => {
      const { provenUntil, renewed } = await prove(ctx.domain, input);
      return { provenUntil, ...(await handOver(ctx, renewed)) };
    }),
  startTotp: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/totp',
        tags: ['account'],
        summary: 'Make a secret for an app with codes; it counts once a code of it was confirmed',
      },
    })
    .output(TotpSetupView)
    .mutation(({ ctx }) => startTotp(ctx.domain)),
  confirmTotp: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/totp/confirm',
        tags: ['account'],
        summary: 'Turn the second factor on with the first code; the recovery codes are shown once',
      },
    })
    .input(ConfirmTotpInput)
    .output(FactorOnView)
    .mutation(async ({ ctx, input }) => {
      const { recoveryCodes, renewed } = await confirmTotp(ctx.domain, input);
      return { recoveryCodes: [...recoveryCodes], ...(await handOver(ctx, renewed)) };
    }),
  removeTotp: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/totp/remove',
        tags: ['account'],
        summary: 'Turn the second factor off; other sessions end, unless they are to stay',
      },
    })
    .input(RemoveTotpInput)
    .output(FactorOffView)
    .mutation(async ({ ctx, input }) => ({
      done: true,
      ...(await handOver(ctx, await removeTotp(ctx.domain, input))),
    })),
  renewRecoveryCodes: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/account/recovery-codes',
        tags: ['account'],
        summary: 'Make ten new recovery codes; the earlier ones stop working',
      },
    })
    .output(RecoveryCodesView)
    .mutation(({ ctx }) => renewRecoveryCodes(ctx.domain)),
  requestPasswordReset: publicProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/auth/request-password-reset',
        tags: ['auth'],
        protect: false,
        summary: 'Ask for an email to set a new password',
      },
    })
    .input(RequestPasswordResetInput)
    .output(EmailSentView)
    .mutation(({ ctx, input }) => requestPasswordReset(ctx.domain, { ...input, device: ctx.device })),
  resetPassword: publicProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/auth/reset-password',
        tags: ['auth'],
        protect: false,
        summary: 'Set a new password with the secret of the email; every session ends',
      },
    })
    .input(ResetPasswordInput)
    .output(DoneView)
    .mutation(({ ctx, input }) => resetPassword(ctx.domain, input)),
  disownSession: publicProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/auth/not-me',
        tags: ['auth'],
        protect: false,
        summary:
          'Take the account back with the secret of the email about a new device, another address or a deletion; ' +
          'answers with the secret of a reset',
      },
    })
    .input(DisownInput)
    .output(DisownedView)
    .mutation(({ ctx, input }) => disownSession(ctx.domain, input)),
  devEmails: devProcedure.output(DevMailboxView).query(({ ctx }) => devEmails(ctx.domain)),
});
