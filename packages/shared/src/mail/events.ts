import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { AccountId, CharacterId } from '../kernel/ids';

const letter = { letterId: z.uuid(), toAccountId: AccountId, toCharacterId: CharacterId };

/** A player has sent a letter. */
export const mailSent = defineEvent({
  name: 'mail.sent',
  version: 1,
  payload: z.object({
    ...letter,
    fromAccountId: AccountId,
    fromCharacterId: CharacterId,
    chits: z.string(),
    codChits: z.string(),
    items: z.array(z.object({ templateId: z.string(), quantity: z.int() })),
  }),
  keyOf: ({ toCharacterId }) => toCharacterId,
});

/** A letter lies in the inbox of its receiver from now on. */
export const mailArrived = defineEvent({
  name: 'mail.arrived',
  version: 1,
  payload: z.object({ ...letter, from: z.enum(['player', 'system']), hasValue: z.boolean() }),
  keyOf: ({ toCharacterId }) => toCharacterId,
});

/** The owner of a letter has taken what was in it. */
export const mailTaken = defineEvent({
  name: 'mail.taken',
  version: 1,
  payload: z.object({
    ...letter,
    chits: z.string(),
    items: z.array(z.object({ templateId: z.string(), quantity: z.int() })),
  }),
  keyOf: ({ toCharacterId }) => toCharacterId,
});

/** Cash on delivery was paid. */
export const mailPaid = defineEvent({
  name: 'mail.paid',
  version: 1,
  payload: z.object({ ...letter, fromCharacterId: CharacterId, codChits: z.string() }),
  keyOf: ({ toCharacterId }) => toCharacterId,
});

/** A letter went back to the one who had sent it. */
export const mailReturned = defineEvent({
  name: 'mail.returned',
  version: 1,
  payload: z.object({ ...letter, reason: z.enum(['sent_back', 'recalled', 'expired', 'erased']) }),
  keyOf: ({ toCharacterId }) => toCharacterId,
});

/** The topic of the live message after anything has changed that a player sees of letters. */
export const mailChanged = 'mail.changed';
