import * as z from 'zod';
import { ChatMessage, OpenChannel } from './schema';

/** The topic of a line that did not come through a zone. */
export const lineSaid = 'chat.said';
/** The topic after anything in a character's own channels has changed. */
export const channelsChanged = 'chat.channels_changed';

/** The topic after a moderator has muted or warned a player, or has ended a mute. */
export const sanctionsChanged = 'chat.sanctions_changed';
/** The topic after a moderator has changed how slow a channel is that everyone hears. */
export const slowChanged = 'chat.slow_changed';

const SlowMessage = z.object({ topic: z.literal(slowChanged), channel: OpenChannel, seconds: z.int() });

/** Returns how slow a channel has become; null when the message says nothing of it. */
export function slowOfMessage(message: unknown): { readonly channel: OpenChannel; readonly seconds: number } | null {
  return SlowMessage.safeParse(message).data ?? null;
}

const SaidMessage = z.object({ topic: z.literal(lineSaid), message: ChatMessage });

/** Returns the line in a live message; null when it has none. */
export function lineOfMessage(message: unknown): ChatMessage | null {
  const read = SaidMessage.safeParse(message);
  return read.success ? read.data.message : null;
}
