import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { foreignOriginOf, requestContext } from './request-context';
import { stubEnvironment } from './testing/environment';

beforeAll(() => stubEnvironment());
afterAll(() => vi.unstubAllEnvs());

describe('the context of a request', () => {
  it.each<[Record<string, string>, string | null]>([
    [{ origin: 'https://play.example' }, null],
    [{ origin: 'https://192.168.1.5:3000', host: '192.168.1.5:3000' }, null],
    [{ origin: 'http://play.example', host: 'play.example' }, 'http://play.example'],
    [{ 'sec-fetch-site': 'same-origin' }, null],
    [{ origin: 'https://evil.test', host: 'play.example' }, 'https://evil.test'],
    [{ origin: 'null' }, 'null'],
    [{ origin: 'https://play.example.evil.test' }, 'https://play.example.evil.test'],
    [{ 'sec-fetch-site': 'cross-site' }, 'cross-site'],
    [{ 'sec-fetch-site': 'same-site' }, 'same-site'],
    [{}, 'unknown'],
  ])('with a cookie and %o has the foreign origin %s', (headers, foreign) => {
    expect(foreignOriginOf(new Headers(headers), 'carried')).toBe(foreign);
  });

  it('needs no origin without a cookie', () => {
    expect(foreignOriginOf(new Headers(), 'none')).toBeNull();
  });

  it.each<[Record<string, string>, boolean]>([
    [{ host: 'localhost:3000', 'x-client-is-local': '1' }, true],
    [{ host: '127.0.0.1:3000', 'x-client-is-local': '1' }, true],
    [{ host: '[::1]:3000', 'x-client-is-local': '1' }, true],
    [{ host: 'localhost:3000' }, false],
    [{ host: 'rebound.example:3000', 'x-client-is-local': '1' }, false],
    [{ 'x-client-is-local': '1' }, false],
  ])('with %o is local: %s', (headers, isLocal) => {
    expect(requestContext(new Headers(headers)).isLocal).toBe(isLocal);
  });

  it('has the address of the connection, not one the client claims', () => {
    expect(
      requestContext(new Headers({ 'x-client-address': '203.0.113.7', 'x-forwarded-for': '1.2.3.4' })).address,
    ).toBe('203.0.113.7');
    expect(
      requestContext(new Headers({ cookie: 'a=b; __Host-necp.locale=ru', 'user-agent': 'x'.repeat(900) })),
    ).toMatchObject({
      locale: 'ru',
      userAgent: 'x'.repeat(512),
    });
  });
});
