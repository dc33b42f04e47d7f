import type { CharacterId } from '@necp/shared/kernel';
import { guildChanged } from '@necp/shared/guild/events';
import type { GuildPart } from '@necp/shared/guild/schema';
import { pushAfterCommit, type Tx } from '../kernel';

/** Lets the browsers of characters read again parts of what they see of guilds. */
export function announceGuild(tx: Tx, characterIds: readonly CharacterId[], ...what: readonly GuildPart[]): void {
  for (const characterId of new Set(characterIds)) pushAfterCommit(tx, { characterId }, { topic: guildChanged, what });
}
