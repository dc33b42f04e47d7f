import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { AccountId, CharacterId } from '../kernel/ids';
import { GroupChannel } from './schema';

/** The channels whose members are notified when a line calls them: those that they have chosen to belong to. */
export const MentionChannel = z.enum([...GroupChannel.options, 'own']);
export type MentionChannel = z.infer<typeof MentionChannel>;

/** A line called a character that had read everything that called it there. */
export const characterMentioned = defineEvent({
  name: 'chat.mentioned',
  version: 1,
  payload: z.object({
    messageId: z.uuid(),
    accountId: AccountId,
    characterId: CharacterId,
    byCharacterId: CharacterId,
    channel: MentionChannel,
    /** The name of the own channel; '' for a group. */
    place: z.string(),
  }),
  keyOf: (event) => event.accountId,
});
