import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  canBeHeard,
  canSay,
  canSayNow,
  messageRateLimit,
  newPace,
  normaliseMessage,
  noteMessage,
  repeatMs,
} from './rules';

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

  test('with coarse words may be heard, with hateful ones it is refused', () => {
    expect([canBeHeard('clean'), canBeHeard('coarse')]).toEqual([{ ok: true }, { ok: true }]);
    expect(canBeHeard('hateful')).toMatchObject({ ok: false, code: 'chat.hateful' });
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
