import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { AccountId, CharacterId } from '../kernel/ids';

/** A player asked another one to become friends, and the other can see it. */
export const friendRequestSent = defineEvent({
  name: 'social.friend_request_sent',
  version: 1,
  payload: z.object({
    friendRequestId: z.uuid(),
    fromAccountId: AccountId,
    fromCharacterId: CharacterId,
    toAccountId: AccountId,
    toCharacterId: CharacterId,
  }),
  keyOf: (event) => event.toAccountId,
});

/** Two players became friends: one accepted the request of the other, or both had asked. */
export const friendRequestAccepted = defineEvent({
  name: 'social.friend_request_accepted',
  version: 1,
  payload: z.object({ friendRequestId: z.uuid(), fromAccountId: AccountId, byAccountId: AccountId }),
  keyOf: (event) => event.fromAccountId,
});

/** The topic of the live message after anything in a player's lists has changed. */
export const listsChanged = 'social.lists_changed';
/** The topic of the live message with the presence of one friend. */
export const presenceChanged = 'social.presence_changed';
