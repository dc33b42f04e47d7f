import * as z from 'zod';
import { defineFact } from '../kernel/facts';
import { AccountId, SessionId } from '../kernel/ids';

/** Somebody signed in, or went in as a guest. */
export const sessionStarted = defineFact({
  name: 'session.started',
  version: 1,
  payload: z.object({ accountId: AccountId, sessionId: SessionId, isGuest: z.boolean() }),
  keyOf: (fact) => fact.accountId,
});

/** A session is over: signed out, revoked, or ended by a change of password. */
export const sessionEnded = defineFact({
  name: 'session.ended',
  version: 1,
  payload: z.object({
    accountId: AccountId,
    sessionId: SessionId,
    reason: z.enum(['signed_out', 'revoked', 'password_changed', 'too_many', 'closed']),
  }),
  keyOf: (fact) => fact.accountId,
});
