import * as z from 'zod';
import { Locale, RequestId, ZoneId } from '../kernel/ids';
import { InstantMs, typedText } from '../kernel/input';
import { EmoteId, ShownEmote } from './emotes';
import { ChatLinks, LinkRefs } from './links';

/** What is said through the zone: to players near by, and to the whole district. */
export const spokenChannels = ['say', 'zone'] as const;
export const SpokenChannel = z.enum(spokenChannels);
export type SpokenChannel = z.infer<typeof SpokenChannel>;

/** Channels of groups whose members other rooms know. */
export const groupChannels = ['party', 'raid', 'guild', 'officer'] as const;
export const GroupChannel = z.enum(groupChannels);
export type GroupChannel = z.infer<typeof GroupChannel>;

/** Channels that everyone hears. */
export const openChannels = ['global', 'trade'] as const;
export const OpenChannel = z.enum(openChannels);
export type OpenChannel = z.infer<typeof OpenChannel>;

/** `own` are the channels that players make; `whisper` is between two of them. */
export const chatChannels = [...spokenChannels, ...openChannels, ...groupChannels, 'own', 'whisper'] as const;
export const ChatChannel = z.enum(chatChannels);
export type ChatChannel = z.infer<typeof ChatChannel>;

/** The greatest length of a message, in characters after trimming. */
export const maxMessageLength = 240;
/** The lengths of an own channel's name and password, in characters. */
export const channelNameLength = { least: 3, most: 24 } as const;
export const channelPasswordLength = 64;

/** `me` describes the speaker in the third person; a `roll` is thrown by the server; an `emote` moves the body too. */
export const lineStyles = ['plain', 'me', 'roll', 'emote'] as const;
export const LineStyle = z.enum(lineStyles);
export type LineStyle = z.infer<typeof LineStyle>;

const lineText = z.string().max(1000);
/** The highest number of a roll, which begins at one. */
const RollMost = z.int().min(2).max(1_000_000);
export const usualRoll = 100;

export const SendMessageInput = z.strictObject({
  channel: SpokenChannel,
  text: lineText,
  style: z.enum(['plain', 'me']).optional(),
  /** Throws a number up to this one instead of saying the text. */
  rollMost: RollMost.optional(),
  /** What the marks in the text stand for; see `linkMark`. */
  links: LinkRefs.optional(),
});
export type SendMessageInput = z.infer<typeof SendMessageInput>;

/** Shows an emote, to an entity when one is named. */
export const EmoteInput = z.strictObject({ emote: EmoteId, entityId: z.int().min(1).max(0xffff_ffff).optional() });
export type EmoteInput = z.infer<typeof EmoteInput>;

/** The number that the server threw, from one to the highest. */
const Roll = z.object({ rolled: z.int(), most: z.int() });

export const ChatMessage = z.object({
  id: z.string(),
  channel: ChatChannel,
  atMs: z.number(),
  /** The entity is null in messages of another channel of the zone, and of those that did not come through a zone. */
  sender: z.object({ characterId: z.string(), name: z.string(), entityId: z.int().nullable() }),
  text: z.string(),
  style: LineStyle.optional(),
  roll: Roll.optional(),
  /** The emote that was shown; the text is its plain form, for readers who know no emotes. */
  emote: ShownEmote.optional(),
  /** Which own channel or group it was said in. */
  placeId: z.string().optional(),
  /** The other of a whisper: who was spoken to. */
  to: z.object({ characterId: z.string(), name: z.string() }).optional(),
  /** What the marks in the text stand for; see `linkMark`. */
  links: ChatLinks.optional(),
  /** The players that the text calls with `@` and who can hear it. */
  mentions: z.array(z.object({ characterId: z.string(), name: z.string() })).optional(),
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

const name = typedText(64);

/** Where a line goes, or which lines are read. */
export const ChatTarget = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.enum([...openChannels, ...groupChannels]) }),
  z.strictObject({ channel: z.literal('own'), channelId: z.uuid() }),
  z.strictObject({ channel: z.literal('whisper'), name }),
]);
export type ChatTarget = z.infer<typeof ChatTarget>;

export const SendLineInput = z.strictObject({
  requestId: RequestId,
  target: ChatTarget,
  text: lineText,
  style: z.enum(['plain', 'me']),
  rollMost: RollMost.nullable(),
  links: LinkRefs.optional(),
});
export type SendLineInput = z.infer<typeof SendLineInput>;

/** The line as it was sent, and what the other of a whisper has left word of: busy or away, with a text. */
export const SentLineView = z.object({
  message: ChatMessage,
  reply: z.object({ status: z.enum(['busy', 'away']), text: z.string() }).nullable(),
});
export type SentLineView = z.infer<typeof SentLineView>;

/** Requests the newest lines, or those before one: its time and its id. */
export const ChatPageInput = z.strictObject({
  target: ChatTarget,
  before: z.strictObject({ atMs: InstantMs, id: z.uuid() }).nullable(),
  limit: z.int().min(1).max(100),
});
export type ChatPageInput = z.infer<typeof ChatPageInput>;

export const MarkChatReadInput = z.strictObject({ requestId: RequestId, target: ChatTarget });
export type MarkChatReadInput = z.infer<typeof MarkChatReadInput>;

/** Requests a line in another language; the server takes its text from its own table. */
export const TranslateLineInput = z.strictObject({ messageId: typedText(120), to: Locale });
export type TranslateLineInput = z.infer<typeof TranslateLineInput>;
/** The text with the same marks for links; `from` is the language that the service has recognised. */
export const TranslatedLineView = z.object({ text: z.string(), from: z.string().nullable() });
export type TranslatedLineView = z.infer<typeof TranslatedLineView>;

export const HeedWarningInput = z.strictObject({ requestId: RequestId, warningId: z.uuid() });
export type HeedWarningInput = z.infer<typeof HeedWarningInput>;

export const ChannelRole = z.enum(['owner', 'operator', 'member']);
export type ChannelRole = z.infer<typeof ChannelRole>;

/** An own channel as one of its members sees it. */
export const OwnChannelView = z.object({
  id: z.uuid(),
  name: z.string(),
  role: ChannelRole,
  hasPassword: z.boolean(),
  /** How long a member waits between two lines; 0 for no wait. */
  slowSeconds: z.int(),
  members: z.int(),
  unread: z.int(),
  /** How many of the unread lines call the character by its name. */
  mentions: z.int(),
});
export type OwnChannelView = z.infer<typeof OwnChannelView>;

/** A player who exchanged whispers with the character lately. */
export const WhisperPartnerView = z.object({ name: z.string(), unread: z.int(), lastAtMs: z.number() });
export type WhisperPartnerView = z.infer<typeof WhisperPartnerView>;

/** The own channels, the partners of whispers, the newest first, and the groups that the character talks in. */
export const ChatOverviewView = z.object({
  channels: z.array(OwnChannelView),
  partners: z.array(WhisperPartnerView),
  groups: z.array(GroupChannel),
  /** Whether the operator has set a service that translates lines. */
  canTranslate: z.boolean(),
  /** Where a moderator has muted the player, and why. */
  mutes: z.array(
    z.object({ channel: z.enum([...chatChannels, 'voice', 'mail', 'all']), untilMs: z.number(), reason: z.string() }),
  ),
  /** What moderators have warned the player of, unread ones only, the oldest first. */
  warnings: z.array(z.object({ id: z.uuid(), reason: z.string(), atMs: z.number() })),
});
export type ChatOverviewView = z.infer<typeof ChatOverviewView>;

export const ChannelPeopleInput = z.strictObject({ channelId: z.uuid() });
export type ChannelPeopleInput = z.infer<typeof ChannelPeopleInput>;
export const ChannelPeopleView = z.object({
  people: z.array(z.object({ name: z.string(), role: ChannelRole })),
  /** Only owners and operators see them. */
  banned: z.array(z.object({ name: z.string() })),
});
export type ChannelPeopleView = z.infer<typeof ChannelPeopleView>;

const channelName = typedText(64);
const password = typedText(channelPasswordLength);
/** An empty password lets everyone in. */
export const MakeChannelInput = z.strictObject({ requestId: RequestId, name: channelName, password });
export type MakeChannelInput = z.infer<typeof MakeChannelInput>;
export const JoinChannelInput = z.strictObject({ requestId: RequestId, name: channelName, password });
export type JoinChannelInput = z.infer<typeof JoinChannelInput>;
export const ChannelInput = z.strictObject({ requestId: RequestId, channelId: z.uuid() });
export type ChannelInput = z.infer<typeof ChannelInput>;
/** What is left out stays as it is; an empty password opens the channel. */
export const SetChannelInput = z.strictObject({
  requestId: RequestId,
  channelId: z.uuid(),
  password: password.optional(),
  slowSeconds: z.int().min(0).max(300).optional(),
});
export type SetChannelInput = z.infer<typeof SetChannelInput>;

export const memberActs = ['kick', 'ban', 'unban', 'promote', 'demote', 'hand_over'] as const;
export const ChannelMemberInput = z.strictObject({
  requestId: RequestId,
  channelId: z.uuid(),
  name,
  act: z.enum(memberActs),
});
export type ChannelMemberInput = z.infer<typeof ChannelMemberInput>;
export const ChannelDoneView = z.object({ done: z.literal(true) });
export type ChannelDoneView = z.infer<typeof ChannelDoneView>;
