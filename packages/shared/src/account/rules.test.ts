import { describe, expect, it } from 'vitest';
import {
  canUseEmail,
  canUsePassword,
  countCodeTry,
  isTotpCode,
  maxCodeTries,
  showRecoveryCode,
  tidyEmail,
  tidyRecoveryCode,
  tryWindowMs,
} from './rules';

const codeOf = (verdict: { ok: boolean; code?: string }) => (verdict.ok ? 'ok' : verdict.code);

describe('an email address', () => {
  it.each(['ravna@necp.test', ' Ravna@NECP.test ', 'a+b.c@sub.example.org', "o'neil@example.ie"])(
    '"%s" can be used',
    (email) => {
      expect(codeOf(canUseEmail(email))).toBe('ok');
    },
  );
  it.each([
    '',
    'ravna',
    'ravna@',
    '@necp.test',
    'ravna@necp',
    'ra vna@necp.test',
    'ravna@-necp.test',
    'ravna@necp..test',
    'рав@necp.test',
    'a@b.test\r\nBcc: x@y.test',
    `${'a'.repeat(65)}@necp.test`,
  ])('"%s" is refused', (email) => {
    expect(codeOf(canUseEmail(email))).toBe('account.email_malformed');
  });
  it('that is longer than mail allows is refused', () => {
    expect(codeOf(canUseEmail(`${'a'.repeat(60)}@${'b.'.repeat(100)}test`))).toBe('account.email_too_long');
  });
  it('is compared without regard to capitals and spaces', () => {
    expect(tidyEmail(' Ravna@NECP.Test ')).toBe('ravna@necp.test');
  });
});

describe('a password', () => {
  it.each([
    ['rain-on-neon', 'ok'],
    ['дождь на неоне', 'ok'],
    ['short', 'account.password_too_short'],
    ['x'.repeat(129), 'account.password_too_long'],
    ['Password123', 'account.password_too_common'],
    ['aaaaaaaaaaaa', 'account.password_too_common'],
    ['ravna@necp.test', 'account.password_like_email'],
    ['Ravna2077', 'account.password_like_email'],
    ['ravnaravna77', 'ok'],
    ['ravnarules', 'ok'],
  ])('"%s" is answered with %s', (password, code) => {
    expect(codeOf(canUsePassword(password, 'ravna@necp.test'))).toBe(code);
  });
  it('counts a letter of every alphabet as one character', () => {
    expect(codeOf(canUsePassword('🌧️🌃🏙️🚗', 'a@b.test'))).toBe('account.password_too_short');
  });
});

describe('tries at a code', () => {
  it('are ten in each fifteen minutes, however many guesses come in', () => {
    const guesses = 10_000;
    let before: { tries: number; sinceMs: number } | null = null;
    let looked = 0;
    let nowMs = 0;
    for (let guess = 0; guess < guesses; guess += 1) {
      const counted = countCodeTry(before, nowMs);
      if (counted.ok) {
        before = counted;
        looked += 1;
      } else {
        expect(counted.wait.seconds).toBeGreaterThan(0);
      }
      nowMs += 600;
    }
    const windows = Math.ceil(nowMs / tryWindowMs);
    expect(looked).toBe(windows * maxCodeTries);
    // Three of a million codes are right at any time.
    expect(looked * 3e-6).toBeLessThan(0.003);
  });

  it('differ by their shape, and those on paper are read however they are typed', () => {
    expect(['123456', '12345', 'ABCDEF', '1234567'].map(isTotpCode)).toEqual([true, false, false, false]);
    expect(tidyRecoveryCode(' a8cd-efgh 1jkl-mn0p ')).toBe('ABCDEFGHIJKLMNOP');
    expect(showRecoveryCode('ABCDEFGHIJKLMNOP')).toBe('ABCD-EFGH-IJKL-MNOP');
  });
});
