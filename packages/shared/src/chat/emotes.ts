import * as z from 'zod';
import type { Locale } from '../kernel/ids';

const LocalText = z.strictObject({ en: z.string().min(1), ru: z.string().min(1) });

/** The emotes in the order in which they are numbered on the wire: `variant` of a player is a place in it, from one. */
export const emoteIds = [
  'wave',
  'bow',
  'nod',
  'refuse',
  'point',
  'beckon',
  'salute',
  'thank',
  'clap',
  'cheer',
  'laugh',
  'cry',
  'shrug',
  'think',
  'facepalm',
  'flex',
  'dance',
  'sit',
  'kneel',
  'sleep',
] as const;
export const EmoteId = z.enum(emoteIds);
export type EmoteId = z.infer<typeof EmoteId>;

/** The kinds of entities that an emote is shown to. */
export const emoteTargets = ['player', 'npc', 'townsperson', 'enemy'] as const;
export const EmoteTargetKind = z.enum(emoteTargets);
export type EmoteTargetKind = z.infer<typeof EmoteTargetKind>;

const command = z.string().regex(/^[\p{Ll}]{2,16}$/u);
const commands = z.array(command).min(1).max(4);

/** An emote: how it is written, what it is called, and the line that players near by read. */
export const EmoteContent = z.strictObject({
  id: EmoteId,
  /** Without the slash; all work in both languages. */
  commands: z.strictObject({ en: commands, ru: commands }),
  label: LocalText,
  /** How long the body moves; null until the player walks or fights. */
  lastsMs: z.int().min(1000).max(10_000).nullable(),
  /** The line without a target, with `{name}` in front. */
  alone: LocalText,
  /**
   * The line with a target: `{target}` in English; in Russian one of `{dative}`, `{accusative}` and `{instrumental}`,
   * which is a noun in that case before the name, because names of players are not declined.
   */
  at: LocalText,
});
export type EmoteContent = z.infer<typeof EmoteContent>;

export const russianCases = ['dative', 'accusative', 'instrumental'] as const;
const cases = z.strictObject({ dative: z.string(), accusative: z.string(), instrumental: z.string() });
export const RussianNouns = z.record(EmoteTargetKind, cases);
export type RussianNouns = z.infer<typeof RussianNouns>;

export const EmotesContent = z.strictObject({ russianNouns: RussianNouns, emotes: z.array(EmoteContent) });
export type EmotesContent = z.infer<typeof EmotesContent>;

/** The target that an emote was shown to. People of the city have a name in each language, players one in both. */
export const EmoteTarget = z.object({
  kind: EmoteTargetKind,
  name: z.object({ en: z.string(), ru: z.string() }),
});
export type EmoteTarget = z.infer<typeof EmoteTarget>;

/** An emote as it is sent with its line. */
export const ShownEmote = z.object({ id: EmoteId, target: EmoteTarget.nullable() });
export type ShownEmote = z.infer<typeof ShownEmote>;

/** Returns the number of an emote in a description of a player; 0 is none. */
export const emoteNumber = (id: EmoteId): number => emoteIds.indexOf(id) + 1;

/** Returns the emote of a number; null for none, and for one that this client does not know. */
export const emoteOfNumber = (number: number): EmoteId | null => emoteIds[number - 1] ?? null;

/** Returns the emote of a command without its slash, in either language; null for another word. */
export function emoteOfCommand(emotes: readonly EmoteContent[], typed: string): EmoteContent | null {
  const word = typed.toLowerCase();
  return emotes.find(({ commands: { en, ru } }) => en.includes(word) || ru.includes(word)) ?? null;
}

/** Returns what stands in the line behind the name of the player, in the language of the reader. */
export function emoteWords(
  { russianNouns, emotes }: EmotesContent,
  { id, target }: ShownEmote,
  locale: Locale,
): string | null {
  const emote = emotes.find((one) => one.id === id);
  if (emote === undefined) return null;
  const words = (target === null ? emote.alone : emote.at)[locale].replace('{name}', '');
  if (target === null) return words.trim();
  const name = target.name[locale];
  const nouns = russianNouns[target.kind];
  const named = russianCases.reduce((line, one) => line.replace(`{${one}}`, () => `${nouns[one]} ${name}`), words);
  return named.replace('{target}', () => name).trim();
}

/** Returns an emote as moderators and logs read it: its command with the English name of its target. */
export const plainEmote = ({ id, target }: ShownEmote): string =>
  target === null ? `/${id}` : `/${id} ${target.name.en}`;
