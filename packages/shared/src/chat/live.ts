import * as z from 'zod';
import { ChatMessage } from './schema';

/** The topic of a line that did not come through a zone. */
export const lineSaid = 'chat.said';
/** The topic after anything in a character's own channels has changed. */
export const channelsChanged = 'chat.channels_changed';

const SaidMessage = z.object({ topic: z.literal(lineSaid), message: ChatMessage });

/** Returns the line in a live message; null when it has none. */
export function lineOfMessage(message: unknown): ChatMessage | null {
  const read = SaidMessage.safeParse(message);
  return read.success ? read.data.message : null;
}
