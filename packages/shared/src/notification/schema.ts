import * as z from 'zod';
import { MentionChannel } from '../chat/events';
import { LocalText } from '../kernel/content';
import { CharacterId, ContentId, ItemTemplateId, Locale, RequestId } from '../kernel/ids';
import { typedText } from '../kernel/input';
import { MuteChannel, ReportReason } from '../moderation/schema';
import { SoughtRole } from '../party/finder-schema';
import { TierId } from '../reputation/content';
import { notificationTopics } from './events';
import { isTimeZone } from './schedule';

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
  /** Another character invited one into a party; invitations from before they had answers have no id. */
  party_invitation: z.object({ from: z.string(), inviteId: z.uuid().optional() }),
  /** A player applied to the listing of the own party. */
  party_application: z.object({ from: z.string(), role: SoughtRole }),
  /** A party has accepted or declined the application of a character. */
  application_answered: z.object({ from: z.string(), isAccepted: z.boolean() }),
  /** A guild invited a character. */
  guild_invitation: z.object({ from: z.string(), guild: z.string(), inviteId: z.uuid() }),
  /** A player applied to the own guild. */
  guild_application: z.object({ from: z.string() }),
  /** A guild has accepted or declined the application of a character. */
  guild_answered: z.object({ guild: z.string(), isAccepted: z.boolean() }),
  /** A character was removed from its guild. */
  guild_removed: z.object({ guild: z.string() }),
  /** A character leads its guild now. */
  guild_leader: z.object({ guild: z.string() }),
  /** A browser that the account did not know signed in. */
  new_device: z.object({ from: z.string() }),
  /** A sign-in outside the browser was ended, because someone used a copy of its token. */
  token_reused: z.object({ from: z.string() }),
  /** Another player asks to become friends; the character is the one that asks. */
  friend_request: z.object({ friendRequestId: z.uuid(), characterId: CharacterId }),
  /** Another player has accepted a request; the character is the one that accepted. */
  friend_accepted: z.object({ characterId: CharacterId }),
  /** A line of a group or an own channel called a character by its name; the character in it is its speaker. */
  mention: z.object({ characterId: CharacterId, channel: MentionChannel, place: z.string() }),
  /** A moderator muted the player until then, or warned them; a warning has no channel and no end. */
  sanction: z.object({
    sanction: z.enum(['mute', 'warning']),
    channel: MuteChannel.nullable(),
    untilMs: z.int().nullable(),
    reason: ReportReason,
  }),
  /** A report of the player was decided: another player was muted or warned for it, or it was dismissed. */
  report_decided: z.object({ reason: ReportReason, isUpheld: z.boolean() }),
  /** A letter arrived; `from` is null for one of the city. */
  letter: z.object({ from: z.string().nullable(), hasContents: z.boolean(), letterId: z.uuid() }),
  /** The guild of a character reached a level. */
  guild_level: z.object({ guild: z.string(), level: z.int() }),
  /** An event that a character signed up for begins soon, was changed or cancelled. */
  guild_event: z.object({ title: z.string(), what: z.enum(['reminder', 'changed', 'cancelled']), startsAtMs: z.int() }),
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
  z.object({ kind: z.literal('party_application'), details: details.party_application }),
  z.object({ kind: z.literal('application_answered'), details: details.application_answered }),
  z.object({ kind: z.literal('guild_invitation'), details: details.guild_invitation }),
  z.object({ kind: z.literal('guild_application'), details: details.guild_application }),
  z.object({ kind: z.literal('guild_answered'), details: details.guild_answered }),
  z.object({ kind: z.literal('guild_removed'), details: details.guild_removed }),
  z.object({ kind: z.literal('guild_leader'), details: details.guild_leader }),
  z.object({ kind: z.literal('new_device'), details: details.new_device }),
  z.object({ kind: z.literal('token_reused'), details: details.token_reused }),
  z.object({ kind: z.literal('friend_request'), details: details.friend_request }),
  z.object({ kind: z.literal('friend_accepted'), details: details.friend_accepted }),
  z.object({ kind: z.literal('mention'), details: details.mention }),
  z.object({ kind: z.literal('sanction'), details: details.sanction }),
  z.object({ kind: z.literal('report_decided'), details: details.report_decided }),
  z.object({ kind: z.literal('letter'), details: details.letter }),
  z.object({ kind: z.literal('guild_level'), details: details.guild_level }),
  z.object({ kind: z.literal('guild_event'), details: details.guild_event }),
]);
export type NotificationFact = z.infer<typeof NotificationFact>;

export const NotificationView = z.object({
  id: z.uuid(),
  fact: NotificationFact,
  /** The character it is about; null for what concerns the account. */
  character: z.object({ id: CharacterId, name: z.string() }).nullable(),
  /** The name of another player's character in it; null when there is none, or when it is gone. */
  other: z.string().nullable(),
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

/** When e-mails about what happened are sent. */
export const digests = ['never', 'at_once', 'daily', 'weekly'] as const;
export const Digest = z.enum(digests);
export type Digest = z.infer<typeof Digest>;

const ByKind = z.record(NotificationKind, z.boolean());
const hour = z.int().min(0).max(23);

/**
 * What the player wants to be notified of, and where. A kind that is switched off in the game arrives nowhere; what
 * concerns the safety of the account always arrives, and has e-mails of its own.
 */
export const Preferences = z.strictObject({
  kinds: ByKind,
  email: z.strictObject({ digest: Digest, kinds: ByKind }),
  push: z.strictObject({ kinds: ByKind }),
  /** The hours, by the player's clock, in which nothing is sent to the mailbox or to a device; null for none. */
  quiet: z.strictObject({ fromHour: hour, toHour: hour }).nullable(),
  /** The player's time zone, as `Europe/Berlin`. */
  timeZone: z.string().max(64).refine(isTimeZone),
});
export type Preferences = z.infer<typeof Preferences>;

export const SavePreferencesInput = z.strictObject({ requestId: RequestId, preferences: Preferences });
export type SavePreferencesInput = z.infer<typeof SavePreferencesInput>;

/** What the browser is sent when something arrives. */
export const ArrivalMessage = z.object({
  topic: z.literal(notificationTopics.arrived),
  id: z.uuid(),
  fact: NotificationFact,
  other: z.string().nullable(),
});
export type ArrivalMessage = z.infer<typeof ArrivalMessage>;

/** Ends all e-mails about what happened for the account that the token was made for. */
export const UnsubscribeInput = z.strictObject({ token: z.string().min(1).max(200) });
export type UnsubscribeInput = z.infer<typeof UnsubscribeInput>;

/** A browser that shows notifications while the game is closed. */
export const PushDeviceView = z.object({ id: z.uuid(), device: z.string(), since: z.date() });
export type PushDeviceView = z.infer<typeof PushDeviceView>;

export const PushView = z.object({
  /** The key under which browsers subscribe (VAPID, RFC 8292), as base64url. */
  publicKey: z.string(),
  devices: z.array(PushDeviceView),
});
export type PushView = z.infer<typeof PushView>;

const endpoint = z.url().max(1000);
/** A number of bytes as base64url without padding, which is how browsers write keys. */
const bytes = (count: number) => z.string().regex(new RegExp(`^[\\w-]{${Math.ceil((count * 4) / 3)}}$`));

/** A subscription of the caller's browser (Push API), whose keys encrypt what it is sent (RFC 8291). */
export const SubscribePushInput = z.strictObject({
  requestId: RequestId,
  endpoint,
  keys: z.strictObject({ p256dh: bytes(65), auth: bytes(16) }),
  locale: Locale,
  userAgent: typedText(400),
});
export type SubscribePushInput = z.infer<typeof SubscribePushInput>;

export const UnsubscribePushInput = z.strictObject({ requestId: RequestId, endpoint });
export type UnsubscribePushInput = z.infer<typeof UnsubscribePushInput>;
export const UnsubscribedPushView = z.object({ removed: z.int().nonnegative() });
