import * as z from 'zod';

export const chatChannels = ['say', 'zone', 'system'] as const;
export const ChatChannel = z.enum(chatChannels);
export type ChatChannel = z.infer<typeof ChatChannel>;

/** The longest line, in characters after trimming. */
export const maxLineLength = 240;

export const SendLineInput = z.strictObject({ channel: z.enum(['say', 'zone']), text: z.string().max(1000) });
export type SendLineInput = z.infer<typeof SendLineInput>;

export const ChatLine = z.object({
  id: z.string(), channel: ChatChannel, atMs: z.number(),
  /** Null for lines of the system, whose text is a message code. */
  sender: z.object({ characterId: z.string(), name: z.string(), entityId: z.int().nullable() }).nullable(),
  text: z.string(),
});
export type ChatLine = z.infer<typeof ChatLine>;
