import * as z from 'zod';
import chat from '../data/chat/words.json';
import names from '../data/character/names.json';

const Words = z.array(z.string().regex(/^[\p{Ll}\p{N}]+$/u));

/** Stems are matched inside words, so `allow` lists the innocent words that contain one. */
export const chatWordLists = z.strictObject({ en: Words, ru: Words, allow: Words }).parse(chat);

/** `reserved` words are refused as a whole name or its first word; `profane` ones anywhere in it. */
export const nameWordLists = z.strictObject({ reserved: Words, profane: Words }).parse(names);
