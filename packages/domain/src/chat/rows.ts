import type { ChatMessage as ChatMessageRow } from '@necp/db/types';
import type { ChatChannel, ChatMessage, LineStyle } from '@necp/shared/chat/schema';

/** Returns the message of a row. */
export function messageOf(row: ChatMessageRow): ChatMessage {
  const { channel, scope, style, rolled, rollMost, toCharacterId, toName } = row;
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
  };
}

/** Returns the columns of a message that say how it was said. */
export function styleColumns({ style, roll }: ChatMessage) {
  return { style: style ?? 'plain', rolled: roll?.rolled ?? null, rollMost: roll?.most ?? null };
}
