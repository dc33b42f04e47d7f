import * as z from 'zod';
import { LocalText } from '../kernel/content';
import { CharacterId, ContentId, ItemTemplateId, RequestId } from '../kernel/ids';
import { TierId } from '../reputation/content';

/** What each kind of notification says, beside the character it is about. */
const details = {
  /** A character reached a level. */
  level_up: z.object({ level: z.int().positive() }),
  /** A character may bear a title. */
  title_gained: z.object({ title: LocalText }),
  /** A faction thinks better or worse of a character. */
  tier_changed: z.object({ faction: ContentId, from: TierId, to: TierId }),
  /** Items did not fit into the bag of a character and wait at the bank. */
  delivery: z.object({ templateId: ItemTemplateId, quantity: z.int().positive() }),
  /** A character took part in a world event that ended. */
  event_reward: z.object({ event: ContentId, tier: ContentId }),
  /** Another character invited one into a party. */
  party_invitation: z.object({ from: z.string() }),
  /** A browser that the account did not know signed in. */
  new_device: z.object({ from: z.string() }),
  /** A sign-in outside the browser was ended, because someone used a copy of its token. */
  token_reused: z.object({ from: z.string() }),
} as const;

export type NotificationKind = keyof typeof details;
export const notificationKinds = Object.keys(details) as [NotificationKind, ...NotificationKind[]];
export const NotificationKind = z.enum(notificationKinds);

/** The kind of a notification and what it says; a row of another shape is not shown. */
export const NotificationFact = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('level_up'), details: details.level_up }),
  z.object({ kind: z.literal('title_gained'), details: details.title_gained }),
  z.object({ kind: z.literal('tier_changed'), details: details.tier_changed }),
  z.object({ kind: z.literal('delivery'), details: details.delivery }),
  z.object({ kind: z.literal('event_reward'), details: details.event_reward }),
  z.object({ kind: z.literal('party_invitation'), details: details.party_invitation }),
  z.object({ kind: z.literal('new_device'), details: details.new_device }),
  z.object({ kind: z.literal('token_reused'), details: details.token_reused }),
]);
export type NotificationFact = z.infer<typeof NotificationFact>;

export const NotificationView = z.object({
  id: z.uuid(),
  fact: NotificationFact,
  /** The character it is about; null for what concerns the account. */
  character: z.object({ id: CharacterId, name: z.string() }).nullable(),
  at: z.date(),
  isRead: z.boolean(),
  isArchived: z.boolean(),
});
export type NotificationView = z.infer<typeof NotificationView>;

/**
 * Requests notifications, newest first; `cursor` is the id of the oldest one the client has. Further fields are
 * ignored: the client that loads page after page adds a direction of its own.
 */
export const InboxInput = z.object({
  box: z.enum(['inbox', 'archive']).default('inbox'),
  kinds: z.array(NotificationKind).max(notificationKinds.length).optional(),
  cursor: z.uuid().nullish(),
});
export type InboxInput = z.infer<typeof InboxInput>;

export const InboxView = z.object({
  notifications: z.array(NotificationView),
  /** The cursor of the next page; null on the last one. */
  next: z.uuid().nullable(),
});
export type InboxView = z.infer<typeof InboxView>;

/** How many notifications are unread, in all and by kind; kinds without any are left out. */
export const UnreadView = z.object({
  count: z.int().nonnegative(),
  byKind: z.partialRecord(NotificationKind, z.int().positive()),
});
export type UnreadView = z.infer<typeof UnreadView>;

/** The most notifications that one call changes. */
export const mostAtOnce = 100;
const ids = z.array(z.uuid()).min(1).max(mostAtOnce);

/** Marks notifications as read or unread, or moves them into the archive or back into the inbox. */
export const MarkNotificationsInput = z.strictObject({
  requestId: RequestId,
  ids,
  as: z.enum(['read', 'unread', 'archived', 'kept']),
});
export type MarkNotificationsInput = z.infer<typeof MarkNotificationsInput>;

/** Marks all that arrived up to a notification, the newest one that the player saw. */
export const ClearInboxInput = z.strictObject({
  requestId: RequestId,
  upTo: z.uuid(),
  as: z.enum(['read', 'archived']),
});
export type ClearInboxInput = z.infer<typeof ClearInboxInput>;

export const MarkedView = z.object({ marked: z.int().nonnegative() });
export type MarkedView = z.infer<typeof MarkedView>;

/** The kinds that the player wants; what concerns the safety of the account always arrives. */
export const Preferences = z.strictObject({ kinds: z.record(NotificationKind, z.boolean()) });
export type Preferences = z.infer<typeof Preferences>;

export const SavePreferencesInput = z.strictObject({ requestId: RequestId, preferences: Preferences });
export type SavePreferencesInput = z.infer<typeof SavePreferencesInput>;
