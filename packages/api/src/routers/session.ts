import { sessionList } from '@necp/domain/realm/service';
import { forgetDevice, revokeOthers, revokeSession, signOut, signOutEverywhere } from '@necp/domain/session/service';
import {
  ForgetDeviceInput,
  ForgottenDeviceView,
  RevokeSessionInput,
  SessionListView,
  SignedOutView,
  SignOutInput,
} from '@necp/shared/session/schema';
import { signedInProcedure } from '../procedures';
import { router } from '../trpc';

export const sessionRouter = router({
  list: signedInProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/auth/sessions',
        tags: ['auth'],
        summary: 'Where the account is signed in, and the latest sign-ins',
      },
    })
    .output(SessionListView)
    .query(({ ctx }) => sessionList(ctx.domain)),
  revoke: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/auth/sessions/{sessionId}/revoke',
        tags: ['auth'],
        summary: 'End one session',
      },
    })
    .input(RevokeSessionInput)
    .output(SignedOutView)
    .mutation(({ ctx, input }) => revokeSession(ctx.domain, input)),
  revokeOthers: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/auth/sessions/revoke-others',
        tags: ['auth'],
        summary: 'End every session of the account but this one',
      },
    })
    .input(SignOutInput)
    .output(SignedOutView)
    .mutation(({ ctx, input }) => revokeOthers(ctx.domain, input)),
  forgetDevice: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/auth/trusted-devices/{deviceId}/forget',
        tags: ['auth'],
        summary: 'Ask one trusted browser for a code again',
      },
    })
    .input(ForgetDeviceInput)
    .output(ForgottenDeviceView)
    .mutation(({ ctx, input }) => forgetDevice(ctx.domain, input)),
  signOut: signedInProcedure
    .meta({ openapi: { method: 'POST', path: '/auth/sign-out', tags: ['auth'], summary: 'End this session' } })
    .input(SignOutInput)
    .output(SignedOutView)
    .mutation(({ ctx }) => signOut(ctx.domain)),
  signOutEverywhere: signedInProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/auth/sign-out-everywhere',
        tags: ['auth'],
        summary: 'End every session of the account',
      },
    })
    .input(SignOutInput)
    .output(SignedOutView)
    .mutation(({ ctx }) => signOutEverywhere(ctx.domain)),
});
