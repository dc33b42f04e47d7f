import { describe, expect, it } from 'vitest';
import { readEnv } from './env';

const whole = {
  DATABASE_URL: 'postgresql://necp@localhost/necp',
  REDIS_URL: 'redis://localhost',
  NEXTAUTH_SECRET: 's'.repeat(32),
  FACTOR_SECRET: 'f'.repeat(32),
};

describe("the web server's environment", () => {
  it('has defaults for all but secrets and services', () => {
    expect(readEnv({ ...whole, METRICS_TOKEN: '', DATABASE_REPLICA_URL: '', GEO_DATABASE: '' })).toMatchObject({
      PUBLIC_URL: 'http://localhost:3000',
      DEV_PAGES: false,
      LONE_ADMINISTRATOR: false,
      METRICS_TOKEN: undefined,
      GEO_DATABASE: undefined,
    });
    expect(readEnv({ ...whole, PUBLIC_URL: 'http://127.0.0.1:3100/some/path', DEV_PAGES: '1' })).toMatchObject({
      PUBLIC_URL: 'http://127.0.0.1:3100',
      DEV_PAGES: true,
    });
  });

  it.each([
    ['', undefined],
    ['0', false],
    ['1', true],
  ])('leaves the second factor of staff to the kind of server, or to the operator: %j', (flag, expected) => {
    expect(readEnv({ ...whole, STAFF_SECOND_FACTOR: flag }).STAFF_SECOND_FACTOR).toBe(expected);
    expect(() => readEnv({ ...whole, STAFF_SECOND_FACTOR: 'off' })).toThrow(/STAFF_SECOND_FACTOR/);
  });

  it.each(['https://play.example', 'http://192.168.1.7:3000', 'http://localhost.example', 'http://0.0.0.0:3000'])(
    "refuses developers' pages at %s, whatever else is set",
    (url) => {
      const more = { ...whole, DEV_PAGES: '1', NODE_ENV: 'development', HOST: '127.0.0.1' };
      expect(() => readEnv({ ...more, PUBLIC_URL: url })).toThrow(/DEV_PAGES: .*PUBLIC_URL must lead to this machine/);
      expect(readEnv({ ...more, PUBLIC_URL: url, DEV_PAGES: '' }).DEV_PAGES).toBe(false);
    },
  );

  it('reports everything that is wrong at once, without the secrets', () => {
    const read = () =>
      readEnv({
        ...whole,
        DATABASE_URL: 'nonsense',
        NEXTAUTH_SECRET: 'too-short',
        FACTOR_SECRET: 'short,as-well',
        DEV_PAGES: 'yes',
      });
    for (const name of ['DATABASE_URL', 'NEXTAUTH_SECRET', 'FACTOR_SECRET', 'DEV_PAGES']) expect(read).toThrow(name);
    expect(read).not.toThrow('too-short');
  });
});
