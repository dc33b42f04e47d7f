import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTranslator, type IntlError } from 'next-intl';
import type { Locale } from '@necp/shared/kernel';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { chooseLocale } from './locale';
import { readMessages } from './testing/read-messages';
import { leavesOf, wordsUsedIn } from './testing/used-words';

const web = fileURLToPath(new URL('..', import.meta.url));
const shared = fileURLToPath(new URL('../../../../packages/shared/src', import.meta.url));

/** Messages that are not found by `t('key')`: errors by the code of a refusal, the fault screen's in its own file. */
const builtIn = ['errors', 'fault'];

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|testing\//.test(path))
    .map((path) => join(folder, path));
}

const said = sourcesUnder(web).flatMap((path) =>
  wordsUsedIn(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)),
);
const [en, ru] = [readMessages('en'), readMessages('ru')];
const known = leavesOf(en);

describe('messages in both languages', () => {
  test('English and Russian have the same keys', () => {
    expect(leavesOf(ru)).toEqual(known);
  });

  test('no message is empty or untranslated by accident', () => {
    const same = known.filter((key) => readWord(en, key) === readWord(ru, key));
    expect(same).toEqual(['landing.title', 'settings.percent', 'site.name', 'trade.stack']);
    expect(known.filter((key) => readWord(en, key).trim() === '' || readWord(ru, key).trim() === '')).toEqual([]);
  });

  test('Russian uses its own quotation marks and dashes', () => {
    const careless = known.filter((key) => {
      const plain = readWord(ru, key).replace(/\{[^{}]*\}/g, '');
      return /"|“|”|\.\.\.| - |--/.test(plain);
    });
    expect(careless).toEqual([]);
  });

  test('Russian puts no quotation marks around items, because their names have their own', () => {
    const roomsOfItems = ['bank', 'clinic', 'inventory', 'items', 'loot', 'quest', 'vendor'];
    const quoted = known.filter((key) => /«\{(name|item|mod)\}»/.test(readWord(ru, key)));
    expect(quoted.filter((key) => roomsOfItems.includes(key.split('.')[0] ?? ''))).toEqual([]);
  });

  test('every Russian plural has the forms one, few, many and other', () => {
    const plurals = known.filter((key) => /, plural,/.test(readWord(ru, key)));
    expect(plurals.length).toBeGreaterThan(5);
    for (const key of plurals)
      for (const form of ['one {', 'few {', 'many {', 'other {']) expect(readWord(ru, key), key).toContain(form);
  });

  test('counted nouns have the right form in Russian', () => {
    const t = translatorOf('ru');
    expect([1, 2, 5, 11, 21].map((count) => t('character.pointsLeft', { count }))).toEqual([
      'Осталось 1 очко.',
      'Осталось 2 очка.',
      'Осталось 5 очков.',
      'Осталось 11 очков.',
      'Осталось 21 очко.',
    ]);
    expect(t('character.slots', { free: 3, slots: 4 })).toBe('Свободны 3 ячейки из 4.');
  });

  test('every message is well formed in both languages', () => {
    const faults: string[] = [];
    for (const locale of ['en', 'ru'] as const) {
      const t = translatorOf(locale, (error) => {
        if (error.code === 'INVALID_MESSAGE') faults.push(`${locale}: ${error.message}`);
      });
      for (const key of known) t(key);
    }
    expect(faults).toEqual([]);
  });
});

describe('messages and code', () => {
  test('every message that the code uses exists', () => {
    const missing = said
      .filter((word) =>
        word.kind === 'exact' ? !known.includes(word.key) : !known.some((key) => key.startsWith(word.key)),
      )
      .map((word) => `${word.at}: ${word.key}`);
    expect(missing).toEqual([]);
  });

  test('every message is used by the code', () => {
    const unused = known.filter(
      (key) =>
        !builtIn.some((room) => key.startsWith(`${room}.`)) &&
        !said.some((word) => (word.kind === 'exact' ? word.key === key : key.startsWith(word.key))),
    );
    expect(unused).toEqual([]);
  });

  test('every refusal of every room has a message', async () => {
    const rooms = readdirSync(shared, { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('errors.ts') && !path.startsWith('kernel'),
    );
    expect(rooms.length).toBeGreaterThan(3);
    const codes = (
      await Promise.all(rooms.map((path) => import(join(shared, path)) as Promise<Record<string, unknown>>))
    )
      .flatMap((module) => Object.values(module))
      .filter(Array.isArray)
      .flat() as string[];
    expect(codes.filter((code) => !known.includes(`errors.${code}`))).toEqual([]);
  });
});

describe('the language of a page', () => {
  test.each([
    ['ru', 'en-US,en;q=0.9', 'ru'],
    [undefined, 'ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
    [undefined, 'de-DE,de;q=0.9,ru;q=0.3,en;q=0.2', 'ru'],
    [undefined, 'en;q=0,ru;q=0.1', 'ru'],
    [undefined, 'de', 'en'],
    [undefined, null, 'en'],
    ['xx', 'ru', 'ru'],
    ['__proto__', ';;;,q=,=;q=NaN', 'en'],
  ])('a visitor with cookie %s and header %s reads %s', (cookie, header, locale) => {
    expect(chooseLocale(cookie, header)).toBe(locale);
  });
});

const fail = (error: IntlError): void => {
  throw error;
};

/** Returns the messages of one language as a function. */
function translatorOf(locale: Locale, onError = fail) {
  const messages = locale === 'ru' ? ru : en;
  const t = createTranslator({ locale, messages, onError, getMessageFallback: ({ key }) => key });
  return t as (key: string, values?: Record<string, number>) => string;
}

function readWord(words: object, key: string): string {
  let at: unknown = words;
  for (const part of key.split('.')) at = (at as Record<string, unknown>)[part];
  return String(at);
}
