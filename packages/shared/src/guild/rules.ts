import { canBeNamed, tidyName, type NameLimits, type NameWords } from '../character/rules';
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
/** What founding a guild costs, in chits. */
export const foundingChits = 1_000n;
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
