import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { AccountId, Locale } from '../kernel/ids';

/** An account was created: a guest at the first click, or a player whose address was confirmed. */
export const accountCreated = defineEvent({
  name: 'account.created',
  version: 1,
  payload: z.object({ accountId: AccountId, isGuest: z.boolean(), locale: Locale }),
  keyOf: (event) => event.accountId,
});

/** A guest's account became permanent, by an email address or a passkey; everything it owns stays. */
export const accountBound = defineEvent({
  name: 'account.bound',
  version: 1,
  payload: z.object({ accountId: AccountId }),
  keyOf: (event) => event.accountId,
});

/** A browser that the account did not know signed in. */
export const deviceNoticed = defineEvent({
  name: 'account.device_noticed',
  version: 1,
  payload: z.object({
    accountId: AccountId,
    /** The browser, the shortened address and the time, in a few words. */
    from: z.string(),
  }),
  keyOf: (event) => event.accountId,
});

/** The account is closed and cannot be signed in to any more. */
export const accountClosed = defineEvent({
  name: 'account.closed',
  version: 1,
  payload: z.object({ accountId: AccountId, reason: z.enum(['guest_idle', 'deleted']) }),
  keyOf: (event) => event.accountId,
});
