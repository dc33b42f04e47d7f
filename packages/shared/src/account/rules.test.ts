import { describe, expect, it } from 'vitest';
import { canUseEmail, canUsePassword, tidyEmail } from './rules';

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
