import * as z from 'zod';
import { defineFact } from '../kernel/facts';
import { AccountId, Locale } from '../kernel/ids';

/** There is a new account: a guest at his first click, or a player whose address was confirmed. */
export const accountCreated = defineFact({
  name: 'account.created',
  version: 1,
  payload: z.object({ accountId: AccountId, isGuest: z.boolean(), locale: Locale }),
  keyOf: (fact) => fact.accountId,
});

/** A guest gave the account an address; everything it owns stays. */
export const accountBound = defineFact({
  name: 'account.bound',
  version: 1,
  payload: z.object({ accountId: AccountId }),
  keyOf: (fact) => fact.accountId,
});

/** The account is over and cannot be signed in to any more. */
export const accountClosed = defineFact({
  name: 'account.closed',
  version: 1,
  payload: z.object({ accountId: AccountId, reason: z.enum(['guest_idle']) }),
  keyOf: (fact) => fact.accountId,
});
