import { describe, expect, it } from 'vitest';
import { canChoosePassword } from './strength';

const answer = (password: string) => {
  const verdict = canChoosePassword(password, 'marta.soup@necp.test');
  return verdict.ok ? 'ok' : verdict.code;
};

describe('a new password', () => {
  it.each([
    ['short', 'account.password_too_short'],
    ['dragon12', 'account.password_too_common'],
    ['Dragon1234', 'account.password_too_common'],
    ['p@ssw0rd12', 'account.password_too_weak'],
    ['asdfghjkl;', 'account.password_pattern'],
    ['abcdefghijklmnop', 'account.password_pattern'],
    ['xkxkxkxkxkxkxkxk', 'account.password_too_common'],
    ['soup-marta', 'account.password_too_weak'],
    ['necpgame77', 'account.password_personal'],
    ['кошкагород', 'account.password_too_weak'],
    ['rjirfujhjl', 'account.password_too_weak'],
    ['солнышко2015', 'account.password_too_weak'],
  ])('"%s" is refused with %s', (password, code) => {
    expect(answer(password)).toBe(code);
  });

  it.each(['rain-on-neon', 'correct horse battery', 'чёрный дождь над крышей', 'zK4#vq9Lm', 'йогурт летит на Марс'])(
    '"%s" is strong enough',
    (password) => {
      expect(answer(password)).toBe('ok');
    },
  );

  it('of the greatest length is examined by its first characters only', () => {
    expect(answer(`${'ab'.repeat(16)}${'x'.repeat(96)}`)).not.toBe('ok');
    expect(answer(`rain-on-neon over ${'x'.repeat(110)}`)).toBe('ok');
  });
});
