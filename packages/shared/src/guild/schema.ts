import * as z from 'zod';
import { CharacterId, GuildId, RequestId, ZoneId } from '../kernel/ids';
import { typedText } from '../kernel/input';
import { ListedCharacter } from '../social/schema';
import { mostAbout, mostMessage, mostRanks, noteLength, rightWords } from './rules';

/** What a rank lets its members do. */
export const GuildRight = z.enum(rightWords);
export type GuildRight = z.infer<typeof GuildRight>;

/** The parts of a guild that open windows read anew by themselves. */
export const guildParts = [
  'guild',
  'roster',
  'ranks',
  'invites',
  'applications',
  'log',
  'treasury',
  'bank',
  'events',
  'level',
  'emblem',
  'alliances',
] as const;
export const GuildPart = z.enum(guildParts);
export type GuildPart = z.infer<typeof GuildPart>;

export const GuildRankView = z.object({
  /** 0 is the leader's; a higher number is a lower rank. */
  place: z.int(),
  /** Null shows the usual word of the place. */
  name: z.string().nullable(),
  rights: z.array(GuildRight),
  members: z.int(),
});
export type GuildRankView = z.infer<typeof GuildRankView>;

/** A guild as its members see it. */
export const GuildView = z.object({
  guildId: GuildId,
  name: z.string(),
  tag: z.string(),
  /** As one word, see `emblemOf`. */
  emblem: z.string(),
  level: z.int(),
  foundedAt: z.date(),
  leader: z.object({ characterId: CharacterId, name: z.string() }),
  message: z.string().max(mostMessage),
  messageAt: z.date().nullable(),
  about: z.string(),
  members: z.int(),
  /** In the order of their places. */
  ranks: z.array(GuildRankView),
  /** When it ends; null unless the leader has said so. */
  disbandsAt: z.date().nullable(),
  own: z.object({ place: z.int(), rights: z.array(GuildRight), joinedAt: z.date() }),
});
export type GuildView = z.infer<typeof GuildView>;

/** The guild of a character, as its profile shows it; null for one that is in none. */
export const ShownGuildView = z.object({ guild: z.object({ name: z.string(), tag: z.string() }).nullable() });
export type ShownGuildView = z.infer<typeof ShownGuildView>;

/** The guild of the caller's character; null for one that is in none. */
export const OwnGuildView = z.object({ guild: GuildView.nullable() });
export type OwnGuildView = z.infer<typeof OwnGuildView>;

export const GuildDoneView = z.object({ done: z.literal(true) });
export type GuildDoneView = z.infer<typeof GuildDoneView>;

/** A call that needs nothing more. */
export const GuildActInput = z.strictObject({ requestId: RequestId });
export type GuildActInput = z.infer<typeof GuildActInput>;

export const FoundGuildInput = z.strictObject({ requestId: RequestId, name: typedText(64), tag: typedText(16) });
export type FoundGuildInput = z.infer<typeof FoundGuildInput>;

export const GuildNameInput = z.strictObject({ requestId: RequestId, name: typedText(64) });
export type GuildNameInput = z.infer<typeof GuildNameInput>;

export const GuildInviteInput = z.strictObject({ requestId: RequestId, inviteId: z.uuid() });
export type GuildInviteInput = z.infer<typeof GuildInviteInput>;

export const GuildMemberInput = z.strictObject({ requestId: RequestId, memberId: CharacterId });
export type GuildMemberInput = z.infer<typeof GuildMemberInput>;

const place = z
  .int()
  .min(1)
  .max(mostRanks - 1);
/** Gives a member another rank; the leader's is handed over instead. */
export const SetMemberRankInput = z.strictObject({ requestId: RequestId, memberId: CharacterId, place });
export type SetMemberRankInput = z.infer<typeof SetMemberRankInput>;

/** Writes what all members, or only officers, read about a member; '' removes it. */
export const SetMemberNoteInput = z.strictObject({
  requestId: RequestId,
  memberId: CharacterId,
  readers: z.enum(['members', 'officers']),
  note: typedText(noteLength),
});
export type SetMemberNoteInput = z.infer<typeof SetMemberNoteInput>;

/** Names a rank and sets its rights; the leader's has all of them. */
export const ChangeRankInput = z.strictObject({
  requestId: RequestId,
  place: z
    .int()
    .min(0)
    .max(mostRanks - 1),
  name: typedText(64).nullable(),
  rights: z.array(GuildRight).max(rightWords.length),
});
export type ChangeRankInput = z.infer<typeof ChangeRankInput>;

export const SetGuildMessageInput = z.strictObject({ requestId: RequestId, text: typedText(mostMessage) });
export type SetGuildMessageInput = z.infer<typeof SetGuildMessageInput>;
export const SetGuildAboutInput = z.strictObject({ requestId: RequestId, text: typedText(mostAbout) });
export type SetGuildAboutInput = z.infer<typeof SetGuildAboutInput>;

/** A member in the roster. */
export const GuildMemberView = z.object({
  characterId: CharacterId,
  character: ListedCharacter,
  place: z.int(),
  joinedAt: z.date(),
  note: z.string(),
  /** Null for readers who are no officers. */
  officerNote: z.string().nullable(),
  isOnline: z.boolean(),
  /** Where a member who is online is; null when it is hidden. */
  zoneId: ZoneId.nullable(),
  /** When a member who is not online was seen last; null when it is hidden. */
  seenAt: z.date().nullable(),
});
export type GuildMemberView = z.infer<typeof GuildMemberView>;
export const RosterView = z.object({ members: z.array(GuildMemberView) });
export type RosterView = z.infer<typeof RosterView>;

/** Requests what happened in the guild, newest first; `cursor` is the id of the oldest entry the client has. */
export const GuildLogInput = z.object({ cursor: z.uuid().nullish() });
export type GuildLogInput = z.infer<typeof GuildLogInput>;
export const GuildEntryView = z.object({
  entryId: z.uuid(),
  at: z.date(),
  kind: z.string(),
  /** Null when there is no one, or when the character is gone. */
  actor: z.string().nullable(),
  subject: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type GuildEntryView = z.infer<typeof GuildEntryView>;
export const GuildLogView = z.object({ entries: z.array(GuildEntryView), next: z.uuid().nullable() });
export type GuildLogView = z.infer<typeof GuildLogView>;

/** Signs a charter, or declines to. */
export const CharterInput = z.strictObject({ requestId: RequestId, charterId: z.uuid(), isSigned: z.boolean() });
export type CharterInput = z.infer<typeof CharterInput>;

const charter = { charterId: z.uuid(), name: z.string(), tag: z.string(), endsAt: z.date() };
/** What founding a guild needs, the own charter, and those of others that wait for the own signature. */
export const GuildFoundingView = z.object({
  feeChits: z.int(),
  /** How many other players sign a charter; 0 needs none. */
  signatures: z.int(),
  charter: z.object({ ...charter, asked: z.array(z.object({ name: z.string(), hasSigned: z.boolean() })) }).nullable(),
  toSign: z.array(z.object({ ...charter, from: z.string(), hasSigned: z.boolean() })),
});
export type GuildFoundingView = z.infer<typeof GuildFoundingView>;
