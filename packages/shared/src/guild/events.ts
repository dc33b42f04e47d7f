import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { AccountId, CharacterId, GuildId } from '../kernel/ids';

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

/** The topic of the live message after something of a guild has changed; `what` is one of `GuildPart`. */
export const guildChanged = 'guild.changed';

/** A guild reached a level; each level has its own event. */
export const guildLeveledUp = defineEvent({
  name: 'guild.leveled_up',
  version: 1,
  payload: z.object({ guildId: GuildId, level: z.int() }),
  keyOf: (event) => event.guildId,
});
