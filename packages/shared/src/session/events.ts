import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { AccountId, SessionId } from '../kernel/ids';

/** An account signed in, or a guest account was created. */
export const sessionStarted = defineEvent({
  name: 'session.started',
  version: 1,
  payload: z.object({ accountId: AccountId, sessionId: SessionId, isGuest: z.boolean() }),
  keyOf: (event) => event.accountId,
});

/** A session ended: the player signed out, it was revoked, the password changed, or its tokens were used twice. */
export const sessionEnded = defineEvent({
  name: 'session.ended',
  version: 1,
  payload: z.object({
    accountId: AccountId,
    sessionId: SessionId,
    reason: z.enum([
      'signed_out',
      'revoked',
      'password_changed',
      'too_many',
      'closed',
      'role_changed',
      'staff',
      'token_reused',
    ]),
  }),
  keyOf: (event) => event.accountId,
});

/** The topic under which a process learns that the sockets of a session must close; browsers are not sent it. */
export const sessionCut = 'session.cut';
