import type { Locale } from '@necp/shared/kernel';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dictionaryOf, type RoomMessages } from '../dictionary';

const folder = join(import.meta.dirname, '..');

/** Reads the files of one language by their rooms. */
export function readRoomMessages(locale: Locale): Record<string, RoomMessages> {
  return Object.fromEntries(
    readdirSync(join(folder, locale)).map((name) => [
      name.replace(/\.json$/, ''),
      JSON.parse(readFileSync(join(folder, locale, name), 'utf8')) as RoomMessages,
    ]),
  );
}

/** Returns all messages of one language, as the code finds them. */
export const readMessages = (locale: Locale) => dictionaryOf(readRoomMessages(locale), locale);
