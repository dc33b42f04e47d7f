import { describe, expect, it } from 'vitest';
import { readEnv } from './env';

const needed = { DATABASE_URL: 'postgres://localhost/necp', REDIS_URL: 'redis://localhost' };

describe("the test director's switch", () => {
  it('is off by default', () => {
    expect(readEnv(needed).TEST_DIRECTOR).toBe(false);
    expect(readEnv({ ...needed, TEST_DIRECTOR: '' }).TEST_DIRECTOR).toBe(false);
    expect(readEnv({ ...needed, TEST_DIRECTOR: '1' }).TEST_DIRECTOR).toBe(true);
  });

  it.each(['http://localhost:4310', 'http://127.0.0.1:3000', 'http://[::1]:3000'])('may be on at %s', (url) => {
    expect(readEnv({ ...needed, TEST_DIRECTOR: '1', PUBLIC_URL: url, SIM_PUBLIC_URL: url }).TEST_DIRECTOR).toBe(true);
  });

  it.each([
    'https://play.example.org',
    'http://localhost.example.org',
    'http://127.0.0.1.example.org',
    'http://192.168.1.7:3000',
    'http://0.0.0.0:3000',
  ])('stops a process with the public address %s, whatever else is set', (url) => {
    const more = { ...needed, TEST_DIRECTOR: '1', NODE_ENV: 'test' };
    expect(() => readEnv({ ...more, PUBLIC_URL: url })).toThrow(/TEST_DIRECTOR: .*must lead to this machine/);
    expect(() => readEnv({ ...more, SIM_PUBLIC_URL: url })).toThrow(/TEST_DIRECTOR: .*must lead to this machine/);
  });
});

describe("the switch of developers' pages", () => {
  it('stops a process whose public address is not of this machine', () => {
    expect(readEnv({ ...needed, DEV_PAGES: '1' }).DEV_PAGES).toBe(true);
    expect(() => readEnv({ ...needed, DEV_PAGES: '1', PUBLIC_URL: 'https://play.example.org' })).toThrow(
      /DEV_PAGES: .*PUBLIC_URL must lead to this machine/,
    );
  });
});

describe('the secret that seals signing keys', () => {
  const secret = 'f'.repeat(32);

  it('is needed by the worker, and not by the zones', () => {
    expect(readEnv({ ...needed, ROLE: 'worker', FACTOR_SECRET: `${secret},older-${secret}` }).FACTOR_SECRET).toEqual([
      secret,
      `older-${secret}`,
    ]);
    expect(readEnv({ ...needed, ROLE: 'zones' }).FACTOR_SECRET).toBeUndefined();
    for (const ROLE of ['worker', 'all'])
      expect(() => readEnv({ ...needed, ROLE, FACTOR_SECRET: '' })).toThrow(/FACTOR_SECRET: .*is missing/);
  });
});

describe('the switch that allows https only between processes', () => {
  const addresses = { SIM_INNER_URL: 'https://sim-1.example.org', JWKS_URL: 'https://play.example.org/keys.json' };

  it('takes https addresses, and plain ones where it is off', () => {
    expect(readEnv({ ...needed, ...addresses, INNER_TLS: '1' }).INNER_TLS).toBe(true);
    expect(readEnv({ ...needed, SIM_INNER_URL: 'http://sim:3001' }).INNER_TLS).toBe(false);
  });

  it.each([
    ['SIM_INNER_URL', { SIM_INNER_URL: 'http://sim:3001' }],
    ['SIM_INNER_URL', { SIM_INNER_URL: '' }],
    ['JWKS_URL', { JWKS_URL: 'http://web:3000/keys.json' }],
  ])('stops a process whose %s is not: %o', (name, given) => {
    const read = () => readEnv({ ...needed, ...addresses, INNER_TLS: '1', ...given });
    expect(read).toThrow(new RegExp(`${name}: must be an https address`));
  });
});
