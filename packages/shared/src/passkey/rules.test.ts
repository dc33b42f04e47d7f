import { describe, expect, it } from 'vitest';
import { canNamePasskey, challengeLifeMs, challengeRenewMs, passkeyNameLength, tidyPasskeyName } from './rules';

const codeOf = (verdict: { ok: boolean; code?: string }) => (verdict.ok ? 'ok' : verdict.code);

describe('the name of a passkey', () => {
  it.each([
    ['Laptop', 'ok'],
    ['  Телефон  мамы ', 'ok'],
    ['🗝'.repeat(passkeyNameLength), 'ok'],
    ['', 'passkey.name_empty'],
    [' \t\n ', 'passkey.name_empty'],
    ['x'.repeat(passkeyNameLength + 1), 'passkey.name_too_long'],
  ])('"%s" is answered with %s', (name, code) => {
    expect(codeOf(canNamePasskey(name))).toBe(code);
  });

  it('is stored without spaces around it and with single ones in it', () => {
    expect(tidyPasskeyName('  My \n  phone ')).toBe('My phone');
  });
});

it('an open page asks for a new challenge before its own has expired', () => {
  expect(challengeRenewMs).toBeLessThan(challengeLifeMs);
});
