import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { AccountId, SessionId } from '../kernel/ids';

/** A refresh token was used a second time, so one of the two who have it is a thief; its session has ended. */
export const tokenReused = defineEvent({
  name: 'token.reused',
  version: 1,
  payload: z.object({
    accountId: AccountId,
    sessionId: SessionId,
    /** Where the second use came from, in a few words. */
    from: z.string(),
  }),
  keyOf: (event) => event.accountId,
});
