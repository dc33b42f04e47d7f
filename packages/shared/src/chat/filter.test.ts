import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { createFilter, noWords } from './filter';

const filter = createFilter({
  coarse: {
    inside: ['fuck', 'пизд'],
    start: ['shit', 'бля', 'еба', 'хуе'],
    whole: ['ass', 'cunt', 'хер'],
    disguised: ['fuck', 'shit', 'asshole', 'хуй', 'сука', 'пизда', 'пиздец'],
  },
  hateful: { ...noWords, inside: ['nigger'], whole: ['жид'] },
  allow: ['snigger', 'shiitake', 'moby ass', 'сук а'],
});
const shown = (line: string) => filter(line).text;

describe('the chat filter', () => {
  test.each([
    ['fuck you', '**** you'],
    ['FUCK', '****'],
    ['fuuuuckkk off', '********* off'],
    ['f u c k', '* * * *'],
    ['f.u.c.k it', '******* it'],
    ['fu-ck', '*****'],
    ['fu ck', '** **'],
    ['f🙂u🙂c🙂k', '*******'],
    ['f\u200bu\u200bc\u200bk it', '*\u200b*\u200b*\u200b* it'],
    ['f*ck', '****'],
    ['f**k', '****'],
    ['sh1t', '****'],
    ['$hit!', '****!'],
    ['fuсk with a Cyrillic с', '**** with a Cyrillic с'],
    ['ƒuck', '****'],
    ['ｆｕｃｋ', '****'],
    ['🅵🆄🅲🅺', '****'],
    ['🇫🇺🇨🇰', '**'],
    ['ꜰᴜᴄᴋ', '****'],
    ['fück', '****'],
    ['f\u0336u\u0336c\u0336k\u0336', '****'],
    ['a.s.s.h.o.l.e', '*************'],
    ['motherfucker', '************'],
    ['иди на хуй', 'иди на ***'],
    ['хyй', '***'],
    ['xyй', '***'],
    ['}{уй', '****'],
    ['х у й', '* * *'],
    ['х*й', '***'],
    ['ххууйй', '******'],
    ['cyka', '****'],
    ['suka', '****'],
    ['блЯЯЯ', '*****'],
    ['п.и.з.д.е.ц', '***********'],
    ['ёбаный', '******'],
  ])('masks %j', (line, expected) => {
    expect(filter(line)).toMatchObject({ text: expected, severity: 'coarse' });
  });

  test.each(['nigger', 'N1GGER', 'n i g g e r', 'жиды и жид', 'fuck the nigger'])('calls %j hateful', (line) => {
    expect(filter(line).severity).toBe('hateful');
  });

  test.each([
    'hello, Watson',
    'a class, the grass, an asset',
    'Scunthorpe',
    'shiitake and sniggering',
    'moby-ass',
    'push it',
    'push-it',
    'his hit',
    'as shown',
    'a * b = c',
    '****',
    '5417 and 455',
    'her hull',
    'Niger',
    'класс',
    'Кораблями и корабля, рубля',
    'скипидар, потребитель, хлебать',
    'по-херсонски',
    'сломался сук а мы упали',
    'с утра у кафе',
    'Привет! Как дела?',
    '🙂 ok',
    'x y i',
    'F.U.7',
  ])('leaves %j unchanged', (line) => {
    expect(filter(line)).toMatchObject({ text: line, severity: 'clean' });
  });

  test('masks the whole word, and the spaces and emoji around it stay', () => {
    expect(shown('oh 🙂 fucking  hell')).toBe('oh 🙂 *******  hell');
  });
});

const graphemes = (line: string) => [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(line)].length;
const difficult = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'fuckshitasхуйсукапизд134@$!*_-. \u200b\u0301🙂🇫🇺🇨🇰ＦＵＣＫ',
        'nigger',
        'moby ass',
        'сук а',
        '}{',
        'ﬀ',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('any message', () => {
  test.prop([difficult])('keeps its length, and is not changed by a second time', (line) => {
    const once = shown(line);
    expect(graphemes(once)).toBe(graphemes(line));
    expect(shown(once)).toBe(once);
  });

  test.each([
    'f',
    'fu',
    'sS5$',
    'f*u',
    'f*',
    's $ ',
    'x у ',
    '!1i',
    'сcс',
    'пи3',
    'a@4',
    'f_',
    'f!*',
    'uυ',
    'niggе',
    '}{',
  ])('costs no more for each character when it is longer: %j over and over', (part) => {
    const stepsOf = (times: number) => filter(part.repeat(times)).steps;
    expect(stepsOf(240) - stepsOf(120)).toBeLessThanOrEqual((stepsOf(120) - stepsOf(60)) * 2);
    expect(stepsOf(240)).toBeLessThanOrEqual(240 * part.length * 60);
  });
});
