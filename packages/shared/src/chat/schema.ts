import * as z from 'zod';
import { ZoneId } from '../kernel/ids';
import { InstantMs } from '../kernel/input';

export const chatChannels = ['say', 'zone'] as const;
export const ChatChannel = z.enum(chatChannels);
export type ChatChannel = z.infer<typeof ChatChannel>;

/** The greatest length of a message, in characters after trimming. */
export const maxMessageLength = 240;

export const SendMessageInput = z.strictObject({ channel: ChatChannel, text: z.string().max(1000) });
export type SendMessageInput = z.infer<typeof SendMessageInput>;

export const ChatMessage = z.object({
  id: z.string(),
  channel: ChatChannel,
  atMs: z.number(),
  /** The entity is null in messages of another channel of the zone. */
  sender: z.object({ characterId: z.string(), name: z.string(), entityId: z.int().nullable() }),
  text: z.string(),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

/** Requests a page of a zone's messages: the newest, or those before a time. */
export const ChatHistoryInput = z.strictObject({
  zoneId: ZoneId,
  beforeMs: InstantMs.optional(),
  limit: z.int().min(1).max(100).default(50),
});
export type ChatHistoryInput = z.infer<typeof ChatHistoryInput>;

/** The messages, oldest first. */
export const ChatHistoryView = z.object({ messages: z.array(ChatMessage), hasMore: z.boolean() });
export type ChatHistoryView = z.infer<typeof ChatHistoryView>;
