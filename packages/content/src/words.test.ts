import { canBeNamed } from '@necp/shared/character/rules';
import { describe, expect, it } from 'vitest';
import { chatFilter, items, nameIdeas, nameWords, townspeopleNames } from './server';
import englishEvasions from './testing/chat-lines/english-evasions.json';
import englishInnocent from './testing/chat-lines/english-innocent.json';
import hateful from './testing/chat-lines/hateful.json';
import russianEvasions from './testing/chat-lines/russian-evasions.json';
import russianInnocent from './testing/chat-lines/russian-innocent.json';

/** Returns the lines of a list that the filter does not call what they are. */
const wrong = (lines: readonly string[], severity: string) =>
  lines.filter((line) => chatFilter(line).severity !== severity);
const kindsOf = (...lists: readonly Readonly<Record<string, readonly string[]>>[]) =>
  lists.flatMap((list) => Object.entries(list));
const linesOf = (...lists: readonly Readonly<Record<string, readonly string[]>>[]) =>
  kindsOf(...lists).flatMap(([, lines]) => lines);

/** The list of a vendor has room for a word of so many letters beside the price on a phone of 390 pixels. */
const longestWordLetters = 16;

describe('the names of items', () => {
  it('have no word that a phone would break in the middle', () => {
    const words = items.flatMap(({ name }) => Object.values(name).flatMap((one) => one.split(/[\s-]/)));
    expect(words.filter((word) => word.length > longestWordLetters)).toEqual([]);
  });
});

describe('the chat', () => {
  it.each(kindsOf(englishEvasions))('masks coarse English: %s', (_kind, lines) => {
    expect(wrong(lines, 'coarse')).toEqual([]);
  });

  it.each(kindsOf(russianEvasions))('masks coarse Russian: %s', (_kind, lines) => {
    expect(wrong(lines, 'coarse')).toEqual([]);
  });

  it.each(kindsOf(hateful))('refuses hateful words: %s', (_kind, lines) => {
    expect(wrong(lines, 'hateful')).toEqual([]);
  });

  it.each(kindsOf(englishInnocent))('leaves innocent English alone: %s', (_kind, lines) => {
    expect(wrong(lines, 'clean')).toEqual([]);
  });

  it.each(kindsOf(russianInnocent))('leaves innocent Russian alone: %s', (_kind, lines) => {
    expect(wrong(lines, 'clean')).toEqual([]);
  });

  it('is tried with at least three hundred lines of each sort', () => {
    for (const list of [englishEvasions, russianEvasions, englishInnocent, russianInnocent])
      expect(new Set(linesOf(list)).size).toBeGreaterThanOrEqual(300);
  });

  it('shows nothing of a masked line that a second look would mask', () => {
    const masked = linesOf(englishEvasions, russianEvasions, hateful).map((line) => chatFilter(line).text);
    expect(wrong(masked, 'clean')).toEqual([]);
  });

  it.each([
    'f*',
    'sS5$',
    'п**',
    'х у ',
    'б6ь',
    'a@4',
    's!1',
    'нhn',
    'f u ',
    'uи',
    'пи3',
    'xу*',
    'nuи',
    'nи g',
    '@$$',
    'mу',
  ])('costs no more for each character of a long line: %j over and over', (part) => {
    const stepsOf = (times: number) => chatFilter(part.repeat(times)).steps;
    expect(stepsOf(240) - stepsOf(120)).toBeLessThanOrEqual((stepsOf(120) - stepsOf(60)) * 2);
    expect(stepsOf(80)).toBeLessThanOrEqual(part.length * 80 * 150);
  });
});

describe('a name', () => {
  const isRefused = (name: string) => {
    const verdict = canBeNamed(name, nameWords);
    return !verdict.ok && verdict.code === 'character.name_profane';
  };

  it.each(['Fuck', 'Fuuuck', 'Fu-Ck', 'BigDick', 'Suka', 'CyKa', 'Blyat', 'Faggot', 'Pidor', 'Hitler'])(
    'in Latin letters is refused: %s',
    (name) => {
      expect(isRefused(name)).toBe(true);
    },
  );

  it.each(['Хуй', 'Хуууй', 'Су-Ка', 'Злая Сука', 'ЗлаяСука', 'Фак Ю', 'Пидор', 'Жид', 'Гитлер'])(
    'in Cyrillic letters is refused: %s',
    (name) => {
      expect(isRefused(name)).toBe(true);
    },
  );

  it.each([
    'Dickens',
    'Essex',
    'Scunthorpe',
    'Hancock',
    'Cassandra',
    'Nigel',
    'Сукачёв',
    'Хохлов',
    'Небо',
    'Худой',
    'Ожидан',
  ])('that only contains such letters is free: %s', (name) => {
    expect(canBeNamed(name, nameWords)).toEqual({ ok: true });
  });

  it('of the city and of the dice is never refused', () => {
    const townspeople = townspeopleNames.flatMap((name) => Object.values(name));
    expect(wrong([...townspeople, ...nameIdeas.en, ...nameIdeas.ru], 'clean')).toEqual([]);
  });
});
