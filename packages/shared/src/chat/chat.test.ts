import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { createFilter } from './filter';
import { canSay, canSayNow, messageRateLimit, newPace, normaliseMessage, noteMessage, repeatMs } from './rules';

const filter = createFilter({
  en: ['fuck', 'shit', 'asshole', 'rape', 'prick'],
  ru: ['хуй', 'хуе', 'бля', 'ебан', 'сука', 'хач', 'жид', 'пизд'],
  allow: ['grape', 'prickly', 'корабля', 'рубля', 'застрахуй', 'барсука', 'хачапури', 'жидкость', 'ожидать'],
});

describe('the chat filter', () => {
  test.each([
    ['fuck you', '**** you'],
    ['FUCK', '****'],
    ['fuuuuckkk off', '********* off'],
    ['f u c k', '* * * *'],
    ['f.u.c.k it', '******* it'],
    ['fu-ck', '*****'],
    ['f*ck', '****'],
    ['sh1t', '****'],
    ['$hit', '****'],
    ['fuсk with a Cyrillic с', '**** with a Cyrillic с'],
    ['ƒuck', 'ƒuck'],
    ['ｆｕｃｋ', '****'],
    ['fück', '****'],
    ['a.s.s.h.o.l.e', '*************'],
    ['motherfucker', 'mother****er'],
    ['иди на хуй', 'иди на ***'],
    ['хyй', '***'],
    ['xyй', '***'],
    ['х у й', '* * *'],
    ['х*й', '***'],
    ['ххууйй', '******'],
    ['cyka', '****'],
    ['блЯЯЯ', '*****'],
    ['п.и.з.д.е.ц', '*******.е.ц'],
    ['ёбаный', '****ый'],
  ])('masks %j', (line, expected) => {
    expect(filter(line)).toBe(expected);
  });

  test.each([
    'hello, Watson',
    'a bunch of grapes',
    'a prickly pear',
    'push it',
    'push-it',
    'his hit',
    'a * b = c',
    '****',
    '5417',
    'класс',
    'ass',
    'Кораблями и корабля, рубля',
    'застрахуйте барсука',
    'хачапури',
    'жидкость и ожидать',
    'с утра у кафе',
    'с ума',
    'Привет! Как дела?',
    '🙂 ok',
    'well-known fact',
    'x y i',
  ])('leaves %j unchanged', (line) => {
    expect(filter(line)).toBe(line);
  });

  test.prop([fc.string({ unit: 'grapheme', maxLength: 60 })])(
    'never changes the length of a message, and never throws',
    (line) => {
      expect([...filter(line)]).toHaveLength([...line].length);
    },
  );
});

describe('a message', () => {
  test.each([
    ['  hello   there ', 'hello there'],
    ['two\nlines\tand tabs', 'two lines and tabs'],
    ['turn \u202Ethe\u202C text', 'turn the text'],
    ['zero\u200Bwidth\uFEFF', 'zerowidth'],
    ['bell\u0007', 'bell'],
    ['z\u0300\u0301\u0302\u0303\u0304a', 'z\u0300\u0301a'],
    ['\u3164\u2800\u115F', ''],
    ['Ё и Й, эмодзи 🙂', 'Ё и Й, эмодзи 🙂'],
  ])('%j is shown as %j', (said, shown) => {
    expect(normaliseMessage(said)).toBe(shown);
  });

  test.prop([fc.string({ unit: 'binary', maxLength: 300 })])(
    'has no invisible characters, whatever was typed',
    (said) => {
      const line = normaliseMessage(said);
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\n]/u);
      expect(line).toBe(line.trim());
    },
  );

  test('must not be empty or too long, counted in characters', () => {
    expect(canSay('')).toMatchObject({ ok: false, code: 'chat.empty' });
    expect(canSay('🙂'.repeat(240))).toEqual({ ok: true });
    expect(canSay('a'.repeat(241))).toMatchObject({ ok: false, code: 'chat.too_long', params: { max: 240 } });
  });

  test('is refused when messages come too fast, and accepted again later', () => {
    const pace = newPace();
    for (let count = 0; count < messageRateLimit.messages; count++) {
      expect(canSayNow(pace, `line ${count}`, 1000 + count)).toEqual({ ok: true });
      noteMessage(pace, `line ${count}`, 1000 + count);
    }
    expect(canSayNow(pace, 'one more', 2000)).toMatchObject({
      ok: false,
      code: 'chat.too_fast',
      params: { seconds: 9 },
    });
    expect(canSayNow(pace, 'one more', 1000 + messageRateLimit.windowMs)).toEqual({ ok: true });
  });

  test('is refused when it repeats the previous one', () => {
    const pace = newPace();
    noteMessage(pace, 'Buying chrome', 0);
    expect(canSayNow(pace, 'buying CHROME', 5000)).toMatchObject({ ok: false, code: 'chat.repeated' });
    expect(canSayNow(pace, 'buying CHROME', repeatMs)).toEqual({ ok: true });
  });
});
