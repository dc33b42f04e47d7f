import type { NameWords } from '@necp/shared/character/rules';
import { type ChatWords, createFilter, type WordList } from '@necp/shared/chat/filter';
import * as z from 'zod';
import names from '../data/character/names.json';
import english from '../data/chat/english.json';
import russian from '../data/chat/russian.json';
import transliterated from '../data/chat/transliterated.json';

const Words = z.array(z.string().regex(/^[\p{Ll}\p{N}]+$/u));
const Phrases = z.array(z.string().regex(/^[\p{Ll}\p{N}]+( [\p{Ll}\p{N}]+)*$/u));
const Placed = z.strictObject({ inside: Words, start: Words, whole: Words, disguised: Words });
/** The words of one language; each of `prefixes` may stand before each of `prefixed`, and the result begins a word. */
const ChatLanguage = z.strictObject({
  prefixes: Words.default([]),
  prefixed: Words.default([]),
  coarse: Placed,
  hateful: Placed,
  allow: Phrases,
});

/** `transliterated` has Russian words in Latin letters and English ones in Cyrillic letters. */
export const chatLanguages = z
  .strictObject({ english: ChatLanguage, russian: ChatLanguage, transliterated: ChatLanguage })
  .parse({ english, russian, transliterated });

const languages = Object.values(chatLanguages);

/** The words that the chat masks or refuses, and the innocent words and phrases that contain one. */
export const chatWordLists: ChatWords = {
  coarse: joined([
    ...languages.map(({ coarse }) => coarse),
    ...languages.map(({ prefixes, prefixed }) => ({
      ...{ inside: [], whole: [], disguised: [] },
      start: prefixes.flatMap((prefix) => prefixed.map((stem) => prefix + stem)),
    })),
  ]),
  hateful: joined(languages.map(({ hateful }) => hateful)),
  allow: languages.flatMap(({ allow }) => allow),
};

/** Finds coarse and hateful words in messages and names. */
export const chatFilter = createFilter(chatWordLists);

const NameLists = z.strictObject({ reserved: Words, profane: Words });

/** Beside what the chat masks: `reserved` words are refused as a word of a name, `profane` ones anywhere in it. */
export const nameWordLists: NameWords = {
  ...NameLists.parse(names),
  isFoul: (text) => chatFilter(text).severity !== 'clean',
};

function joined(lists: readonly WordList[]): WordList {
  return {
    inside: lists.flatMap(({ inside }) => inside),
    start: lists.flatMap(({ start }) => start),
    whole: lists.flatMap(({ whole }) => whole),
    disguised: lists.flatMap(({ disguised }) => disguised),
  };
}
