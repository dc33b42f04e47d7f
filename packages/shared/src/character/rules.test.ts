import { describe, expect, it } from 'vitest';
import { attributeBudget, canBeNamed, canRestore, canShareOut, nameSkeleton, restoreWindowMs, tidyName } from './rules';

const words = {
  reserved: ['admin', 'админ', 'gm'],
  profane: ['fuck', 'сука', 'хуй'],
  isFoul: (text: string) => /\bdamn\b/i.test(text),
};
const codeOf = (name: string) => {
  const verdict = canBeNamed(name, words);
  return verdict.ok ? 'ok' : verdict.code.replace('character.', '');
};

describe('a name', () => {
  it.each(['Ravna', 'Рогволод', 'Ёлка', "D'Arc", 'Mary Lou', 'Анна-Мария', '  Juno ', 'Abcdefghijklmnop'])(
    'is accepted when it is %s',
    (name) => {
      expect(codeOf(name)).toBe('ok');
    },
  );

  it.each([
    ['Al', 'name_too_short'],
    ["A'b", 'name_too_short'],
    ['Abcdefghijklmnopq', 'name_too_long'],
    ['', 'name_too_short'],
    ['R2D2', 'name_letters'],
    ['Zoë', 'name_letters'],
    ['Na\u200bme', 'name_letters'],
    ['Mаrk', 'name_mixed_alphabets'],
    ['Mary Lou Ann', 'name_marks'],
    ['-Ravna', 'name_marks'],
    ['Ravna-', 'name_marks'],
    ['Admin', 'name_reserved'],
    ['Dear Admin', 'name_reserved'],
    ['АДМИН', 'name_reserved'],
    ['xFuckx', 'name_profane'],
    ['Хуйня', 'name_profane'],
    ['Хасукам', 'name_profane'],
    ['Damn', 'name_profane'],
    ['BigDamn', 'name_profane'],
    ['Mc-Damn', 'name_profane'],
  ])('"%s" is refused (%s)', (name, code) => {
    expect(codeOf(name)).toBe(code);
  });

  it('with a bad word is refused in capitals and in letters of the other alphabet that look alike', () => {
    expect(codeOf('CyKa')).toBe('name_profane');
  });

  it.each([
    ['Ravna', 'RAVNA'],
    ['Mako', 'Мако'],
    ['Cop', 'Сор'],
    ['Illa', 'llla'],
    ["D'Arc", 'Darc'],
    ['Marn', 'Mam'],
    ['Ёлка', 'Елка'],
  ])('"%s" and "%s" count as the same', (one, other) => {
    expect(nameSkeleton(one)).toBe(nameSkeleton(other));
  });

  it('keeps different names apart', () => {
    const names = ['Ravna', 'Ravni', 'Mako', 'Miko', 'Juno', 'Рогволод', 'Всеволод', 'Анна', 'Инна'];
    expect(new Set(names.map(nameSkeleton)).size).toBe(names.length);
  });

  it('is stored without spaces around it and with one kind of apostrophe', () => {
    expect(tidyName(' D’Arc ')).toBe("D'Arc");
  });
});

describe('attributes', () => {
  const even = { body: 6, reflex: 6, tech: 6, intellect: 5, cool: 5 };
  it('are accepted when they add up to the budget', () => {
    expect(canShareOut(even)).toEqual({ ok: true });
  });
  it.each([
    [{ ...even, body: 2, reflex: 10 }, 'character.attribute_range'],
    [{ ...even, body: 21, reflex: 3 }, 'character.attribute_range'],
    [{ ...even, body: 7 }, 'character.attribute_sum'],
    [{ ...even, body: Number.NaN }, 'character.attribute_sum'],
    [{ ...even, body: 5.5, reflex: 6.4 }, 'character.attribute_sum'],
  ])('%o are refused with %s', (points, code) => {
    expect(canShareOut(points)).toMatchObject({ ok: false, code });
  });
  it(`spend ${attributeBudget} points`, () => {
    expect(Object.values(even).reduce((sum, value) => sum + value, 0)).toBe(attributeBudget);
  });
});

describe('a deleted character', () => {
  it('can be restored within the week and not at its end', () => {
    expect(canRestore(1_000, 1_000 + restoreWindowMs - 1).ok).toBe(true);
    expect(canRestore(1_000, 1_000 + restoreWindowMs).ok).toBe(false);
  });
});
