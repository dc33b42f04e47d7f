import { canBeNamed, tidyName, type NameLimits, type NameWords } from '../character/rules';
import { dayMs } from '../kernel/time';
import { allowed, refuse, type Verdict } from '../kernel/verdict';

/** What a rank lets its members do; the leader may do all of it. */
export const rightWords = [
  'invite',
  'applications',
  'remove',
  'ranks',
  'message',
  'info',
  'notes',
  'officer',
  'events',
  'recruiting',
  'letters',
  'tasks',
  'alliances',
  'emblem',
  'bank',
  'tax',
  'hall',
] as const;
type Right = (typeof rightWords)[number];

/** The most members of a guild, and the most ranks. */
export const mostGuildMembers = 200;
export const mostRanks = 10;
/** How long a charter collects signatures, and how many players it may ask. */
export const charterLastsMs = 14 * dayMs;
export const mostSignaturesAsked = 20;
/** The most letters of the message of the day, and of what others read about the guild. */
export const mostMessage = 500;
export const mostAbout = 2_000;

/** How many letters a guild's name and tag have; a tag has no spaces. */
export const guildNameLimits: NameLimits = { min: 3, max: 21, marks: 3 };
export const guildTagLimits: NameLimits = { min: 2, max: 5, marks: 0 };

/** Returns a tag in the form in which it is stored and shown. */
export const tidyTag = (tag: string): string => tidyName(tag).toUpperCase();

/** Checks whether a guild may have this name and this tag; it does not check whether they are free. */
export function canNameGuild(
  { name, tag }: { readonly name: string; readonly tag: string },
  words: NameWords,
): Verdict {
  const named = canBeNamed(name, words, guildNameLimits);
  if (!named.ok) return ownWords[named.code] ?? named;
  const tagged = canBeNamed(tag, words, guildTagLimits);
  if (tagged.ok || !isAboutLetters(tagged.code)) return tagged;
  return refuse('guild.tag_letters', { min: guildTagLimits.min, max: guildTagLimits.max });
}

/** Refusals of which the words for characters would say something else than is meant. */
const ownWords: Readonly<Record<string, Verdict>> = {
  'character.name_letters': refuse('guild.name_letters'),
  'character.name_marks': refuse('guild.name_marks', { marks: guildNameLimits.marks }),
};
const isAboutLetters = (code: string) => /letters|marks|too_(short|long)$/.test(code);

/** The ranks of a new guild, from the highest. */
export const firstRanks: readonly (readonly Right[])[] = [
  rightWords,
  ['invite', 'applications', 'remove', 'message', 'notes', 'officer', 'events', 'recruiting', 'tasks'],
  ['invite'],
  [],
];

/** Checks whether a rank has a right. */
export function hasRight(rank: { readonly place: number; readonly rights: readonly string[] }, right: Right): Verdict {
  return rank.place === 0 || rank.rights.includes(right) ? allowed : refuse('guild.no_right');
}

/** The longest note about a member, question and answer of an application, note of a listing, and name of a rank. */
export const noteLength = 120;
export const questionLength = 120;
export const answerLength = 400;
export const listingLength = 400;
export const rankNameLength = { min: 2, max: 20 } as const;
/** The most questions that an applicant is asked. */
export const mostQuestions = 5;
/** How long an invitation lasts, and an application; one that was declined is not repeated before that. */
export const guildInviteLastsMs = 3 * dayMs;
export const applicationLastsMs = 14 * dayMs;
export const applyAgainMs = dayMs;
/** The most open invitations of a guild, of a character, and open applications of a character and to a guild. */
export const mostGuildInvites = 50;
export const mostInvitesHeld = 10;
export const mostApplications = 5;
export const mostApplicants = 100;
/** A character leaves one guild in this time. */
export const leaveAgainMs = dayMs;
/** How long before its end its members know of it, and how long a leader may be away. */
export const disbandNoticeMs = 3 * dayMs;
export const leaderAwayMs = 30 * dayMs;

interface Placed {
  readonly place: number;
}
interface RankLike extends Placed {
  readonly rights: readonly string[];
}

/** Checks whether a member may do something to another one: only to those of lower ranks. */
export function canActOn(own: Placed, other: Placed): Verdict {
  return other.place > own.place ? allowed : refuse('guild.not_below');
}

const has = (rank: RankLike, right: string) => rank.place === 0 || rank.rights.includes(right);

/** Checks whether a member may give another one this rank: a lower one, without a right that the giver lacks. */
export function canGiveRank(own: RankLike, rank: RankLike): Verdict {
  const below = canActOn(own, rank);
  if (!below.ok) return below;
  return rank.rights.every((right) => has(own, right)) ? allowed : refuse('guild.right_lacking');
}

/** Checks whether a member may change the rights of a rank so: those that it gives or takes must be its own. */
export function canChangeRank(own: RankLike, rank: RankLike, rights: readonly string[]): Verdict {
  const below = canActOn(own, rank);
  if (!below.ok) return below;
  const changed = [
    ...rights.filter((right) => !rank.rights.includes(right)),
    ...rank.rights.filter((right) => !rights.includes(right)),
  ];
  return changed.every((right) => has(own, right)) ? allowed : refuse('guild.right_lacking');
}

/** A member as succession sees it. */
export interface Successor extends Placed {
  readonly joinedAt: Date;
}

/** Returns who leads after the leader: the highest rank, and of those who joined first. Null when no one is left. */
export function nextGuildLeader<M extends Successor>(others: readonly M[]): M | null {
  const [next] = others.toSorted((a, b) => a.place - b.place || a.joinedAt.getTime() - b.joinedAt.getTime());
  return next ?? null;
}
