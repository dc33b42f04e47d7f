import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { AccountId, CharacterId } from '../kernel/ids';
import { SoughtRole } from './finder-schema';

/** A character formed a party and leads it. */
export const partyCreated = defineEvent({
  name: 'party.created',
  version: 1,
  payload: z.object({ partyId: z.uuid(), leaderId: CharacterId }),
  keyOf: (event) => event.partyId,
});

/** A party ended: its leader ended it, or its last member left. */
export const partyDisbanded = defineEvent({
  name: 'party.disbanded',
  version: 1,
  payload: z.object({ partyId: z.uuid() }),
  keyOf: (event) => event.partyId,
});

/** A character joined a party; `members` are all who are in it now. */
export const playerJoinedParty = defineEvent({
  name: 'party.player_joined',
  version: 1,
  payload: z.object({ partyId: z.uuid(), characterId: CharacterId, members: z.array(CharacterId).min(1) }),
  keyOf: (event) => event.partyId,
});

/** A character was invited into a party, and its player can see it. */
export const partyInvited = defineEvent({
  name: 'party.invited',
  version: 1,
  payload: z.object({
    inviteId: z.uuid(),
    partyId: z.uuid(),
    characterId: CharacterId,
    accountId: AccountId,
    fromCharacterId: CharacterId,
  }),
  keyOf: (event) => event.accountId,
});

/** A character accepted or declined an invitation, or entered the party in another way. */
export const partyInviteAnswered = defineEvent({
  name: 'party.invite_answered',
  version: 1,
  payload: z.object({ inviteId: z.uuid(), accountId: AccountId }),
  keyOf: (event) => event.accountId,
});

/** A character applied to the listing of a party; the account leads it. */
export const partyApplied = defineEvent({
  name: 'party.applied',
  version: 1,
  payload: z.object({
    applicationId: z.uuid(),
    accountId: AccountId,
    characterId: CharacterId,
    fromCharacterId: CharacterId,
    role: SoughtRole,
  }),
  keyOf: (event) => event.accountId,
});

/** An application of a character was accepted or declined by a member of the party. */
export const partyApplicationAnswered = defineEvent({
  name: 'party.application_answered',
  version: 1,
  payload: z.object({
    applicationId: z.uuid(),
    accountId: AccountId,
    characterId: CharacterId,
    byCharacterId: CharacterId,
    isAccepted: z.boolean(),
  }),
  keyOf: (event) => event.accountId,
});

/** The topic of the live message after anything has changed that a player sees of parties. */
export const partyChanged = 'party.changed';
/** The topic of the live message that starts a countdown. */
export const countdownStarted = 'party.countdown_started';
/** The topic of the live message that shows a spot of the city to the party. */
export const partyPinged = 'party.pinged';
