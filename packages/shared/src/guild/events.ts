import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { AccountId, CharacterId, GuildId } from '../kernel/ids';

/** A guild, and how it is called. */
const named = { guildId: GuildId, guildName: z.string() };

/** A character founded a guild and leads it. */
export const guildCreated = defineEvent({
  name: 'guild.created',
  version: 1,
  payload: z.object({ guildId: GuildId, name: z.string(), tag: z.string(), leaderId: CharacterId }),
  keyOf: (event) => event.guildId,
});

/** A character joined a guild; its founder did not join it. */
export const playerJoinedGuild = defineEvent({
  name: 'guild.player_joined',
  version: 1,
  payload: z.object({ guildId: GuildId, characterId: CharacterId, accountId: AccountId }),
  keyOf: (event) => event.guildId,
});

/** A character left a guild, or was removed by a member. */
export const playerLeftGuild = defineEvent({
  name: 'guild.player_left',
  version: 1,
  payload: z.object({ ...named, characterId: CharacterId, accountId: AccountId, isRemoved: z.boolean() }),
  keyOf: (event) => event.guildId,
});

/** A guild ended; what it had comes to its last leader. */
export const guildDisbanded = defineEvent({
  name: 'guild.disbanded',
  version: 1,
  payload: z.object({ ...named, heirId: CharacterId }),
  keyOf: (event) => event.guildId,
});

/** Another member leads a guild. */
export const guildLedAnew = defineEvent({
  name: 'guild.led_anew',
  version: 1,
  payload: z.object({ ...named, leaderId: CharacterId }),
  keyOf: (event) => event.guildId,
});

/** A character was invited into a guild, and its player can see it. */
export const guildInvited = defineEvent({
  name: 'guild.invited',
  version: 1,
  payload: z.object({
    ...named,
    inviteId: z.uuid(),
    characterId: CharacterId,
    accountId: AccountId,
    fromCharacterId: CharacterId,
  }),
  keyOf: (event) => event.accountId,
});

/** A character accepted or declined an invitation, or is in a guild now. */
export const guildInviteAnswered = defineEvent({
  name: 'guild.invite_answered',
  version: 1,
  payload: z.object({ inviteId: z.uuid(), accountId: AccountId }),
  keyOf: (event) => event.accountId,
});

/** A character applied to a guild; each member who may answer is one event. */
export const guildApplied = defineEvent({
  name: 'guild.applied',
  version: 1,
  payload: z.object({
    applicationId: z.uuid(),
    accountId: AccountId,
    characterId: CharacterId,
    fromCharacterId: CharacterId,
  }),
  keyOf: (event) => event.accountId,
});

/** A guild accepted or declined the application of a character. */
export const guildApplicationAnswered = defineEvent({
  name: 'guild.application_answered',
  version: 1,
  payload: z.object({
    ...named,
    applicationId: z.uuid(),
    accountId: AccountId,
    characterId: CharacterId,
    isAccepted: z.boolean(),
  }),
  keyOf: (event) => event.accountId,
});

/** The topic of the live message after something of a guild has changed; `what` lists words of `guildParts`. */
export const guildChanged = 'guild.changed';

/** A guild reached a level; each level has its own event. */
export const guildLeveledUp = defineEvent({
  name: 'guild.leveled_up',
  version: 1,
  payload: z.object({ guildId: GuildId, level: z.int() }),
  keyOf: (event) => event.guildId,
});
