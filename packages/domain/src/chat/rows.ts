import type { ChatMessage as ChatMessageRow } from '@necp/db/types';
import { ChatLinks, plainText } from '@necp/shared/chat/links';
import { type ChatChannel, ChatMessage, type LineStyle } from '@necp/shared/chat/schema';

// Links and mentions of an older shape are left out.
const StoredLinks = ChatLinks.catch([]);
const StoredMentions = ChatMessage.shape.mentions.unwrap().catch([]);

/** Returns the message of a row. */
export function messageOf(row: ChatMessageRow): ChatMessage {
  const { channel, scope, style, rolled, rollMost, toCharacterId, toName } = row;
  const links = StoredLinks.parse(row.links);
  const mentions = StoredMentions.parse(row.mentions);
  const hasPlace = !['say', 'zone', 'global', 'trade', 'whisper'].includes(channel);
  return {
    id: row.messageId,
    channel: channel as ChatChannel,
    atMs: row.at.getTime(),
    sender: { characterId: row.characterId, name: row.senderName, entityId: null },
    text: row.text,
    ...(style === 'plain' ? {} : { style: style as LineStyle }),
    ...(rolled === null || rollMost === null ? {} : { roll: { rolled, most: rollMost } }),
    ...(toCharacterId === null || toName === null ? {} : { to: { characterId: toCharacterId, name: toName } }),
    ...(hasPlace ? { placeId: scope } : {}),
    ...(links.length === 0 ? {} : { links }),
    ...(mentions.length === 0 ? {} : { mentions }),
  };
}

/** Returns the columns of a message that say how it was said, and what it names. */
export function styleColumns({ style, roll, links = [], mentions = [] }: ChatMessage) {
  return { style: style ?? 'plain', rolled: roll?.rolled ?? null, rollMost: roll?.most ?? null, links, mentions };
}

/** Returns the text of a row with words for what it links to. */
export function plainTextOf({ text, links }: Pick<ChatMessageRow, 'text' | 'links'>): string {
  return plainText(text, StoredLinks.parse(links));
}
