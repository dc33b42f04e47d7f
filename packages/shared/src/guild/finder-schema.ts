import * as z from 'zod';
import { GuildId, Locale, RequestId } from '../kernel/ids';
import { typedText } from '../kernel/input';
import { levelCap } from '../progression/content';
import { ListedCharacter } from '../social/schema';
import { answerLength, listingLength, mostQuestions, questionLength } from './rules';

/** What the members of a guild like to do. */
export const guildFocuses = ['story', 'instance', 'event', 'duel', 'trade', 'company'] as const;
export const GuildFocus = z.enum(guildFocuses);
export type GuildFocus = z.infer<typeof GuildFocus>;

/** What a guild shows to players who look for one. */
const listed = {
  note: typedText(listingLength),
  /** What applicants are asked. */
  questions: z.array(typedText(questionLength)).max(mostQuestions),
  levelMin: z.int().min(1).max(levelCap),
  /** The languages that are spoken. */
  locales: z.array(Locale).min(1).max(2),
  focuses: z.array(GuildFocus).max(guildFocuses.length),
};

/** Changes what the guild shows; only one that is open is found, and can be applied to. */
export const SetGuildListingInput = z.strictObject({ requestId: RequestId, isOpen: z.boolean(), ...listed });
export type SetGuildListingInput = z.infer<typeof SetGuildListingInput>;

export const GuildListingView = z.object({ isOpen: z.boolean(), ...listed });
export type GuildListingView = z.infer<typeof GuildListingView>;

/** The share of what members earn that goes to the treasury, in percent. */
const taxed = { taxPercent: z.int() };

/** A guild that looks for players. */
export const FoundGuildView = z.object({
  ...taxed,
  ...listed,
  guildId: GuildId,
  name: z.string(),
  tag: z.string(),
  about: z.string(),
  leader: z.string(),
  members: z.int(),
  /** The caller's application that waits for an answer; null without one. */
  applicationId: z.uuid().nullable(),
});
export type FoundGuildView = z.infer<typeof FoundGuildView>;

/** Requests guilds that look for players, those that changed last first; `cursor` is the id of the last one shown. */
export const FindGuildsInput = z.object({
  /** A part of the name or the tag; '' for all. */
  text: typedText(32).default(''),
  locale: Locale.optional(),
  focus: GuildFocus.optional(),
  /** Only those whose lowest level the caller's character has. */
  fits: z.boolean().default(true),
  cursor: z.uuid().nullish(),
});
export type FindGuildsInput = z.infer<typeof FindGuildsInput>;
export const FoundGuildsView = z.object({ guilds: z.array(FoundGuildView), next: z.uuid().nullable() });
export type FoundGuildsView = z.infer<typeof FoundGuildsView>;

/** Applies to a guild; there is an answer to each question, in their order. */
export const ApplyToGuildInput = z.strictObject({
  requestId: RequestId,
  guildId: GuildId,
  answers: z.array(typedText(answerLength)).max(mostQuestions),
});
export type ApplyToGuildInput = z.infer<typeof ApplyToGuildInput>;

export const GuildApplicationInput = z.strictObject({ requestId: RequestId, applicationId: z.uuid() });
export type GuildApplicationInput = z.infer<typeof GuildApplicationInput>;

export const AnsweredQuestion = z.object({ question: z.string(), answer: z.string() });
/** A player who wants to join, as those who may answer see it. */
export const GuildApplicationView = z.object({
  applicationId: z.uuid(),
  character: ListedCharacter,
  answers: z.array(AnsweredQuestion),
  madeAt: z.date(),
  endsAt: z.date(),
});
export type GuildApplicationView = z.infer<typeof GuildApplicationView>;

export const GuildInviteView = z.object({
  inviteId: z.uuid(),
  /** The guild, and who invited. */
  guild: z.object({
    guildId: GuildId,
    name: z.string(),
    tag: z.string(),
    about: z.string(),
    members: z.int(),
    ...taxed,
  }),
  from: z.string(),
  endsAt: z.date(),
});
export type GuildInviteView = z.infer<typeof GuildInviteView>;

/** What a character in no guild can answer: invitations, and its applications that wait. */
export const GuildWaysView = z.object({
  invites: z.array(GuildInviteView),
  applications: z.array(
    z.object({ applicationId: z.uuid(), guildId: GuildId, name: z.string(), tag: z.string(), endsAt: z.date() }),
  ),
});
export type GuildWaysView = z.infer<typeof GuildWaysView>;

/** What a guild has sent and received; each part is empty for a member who may not act on it. */
export const GuildRecruitingView = z.object({
  listing: GuildListingView.nullable(),
  applications: z.array(GuildApplicationView),
  invites: z.array(z.object({ inviteId: z.uuid(), character: ListedCharacter, endsAt: z.date() })),
});
export type GuildRecruitingView = z.infer<typeof GuildRecruitingView>;
