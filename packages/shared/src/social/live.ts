import * as z from 'zod';
import { presenceChanged } from './events';
import { ListedCharacter, Presence } from './schema';

/** What the browser is sent when the presence of a friend changes. */
const PresenceMessage = z.object({
  topic: z.literal(presenceChanged),
  friendId: z.uuid(),
  presence: Presence.extend({ seenAt: z.iso.datetime().pipe(z.coerce.date()).nullable() }),
  character: ListedCharacter,
});
export type PresenceMessage = z.infer<typeof PresenceMessage>;

/** Returns the presence in a live message; null when it has none. */
export function presenceOfMessage(message: unknown): PresenceMessage | null {
  const read = PresenceMessage.safeParse(message);
  return read.success ? read.data : null;
}
