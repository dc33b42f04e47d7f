import { randomUUID } from 'node:crypto';
import { countCall, type Domain } from '@necp/api/server';
import type { AuthOptions } from 'next-auth';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { answerAuth, authOptions } from './auth';
import { log } from './log';
import { openBareDomain } from './testing/bare-domain';
import { stubEnvironment } from './testing/environment';

/** Calls are counted in Redis; no call of these tests gets as far as the database, which is unavailable. */
let domain: Domain;
beforeAll(async () => {
  stubEnvironment();
  domain = await openBareDomain(log());
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await domain.close();
});

type Provider = AuthOptions['providers'][number] & {
  readonly options: { readonly id: string; readonly authorize: (given: object) => Promise<object> };
};

/** Returns what the callbacks of the providers do for a browser at a network address of its own. */
function openBrowser() {
  const ctx = domain.ctxFor({ actor: null, address: `address of ${randomUUID()}` });
  const { providers } = authOptions({
    ctx,
    userAgent: 'Firefox',
    device: 'a-browser',
    ceremony: null,
    former: null,
    trustToken: null,
    keepTrust: () => undefined,
  });
  const enter = async (id: 'password' | 'passkey' | 'guest', given: object) =>
    (providers as readonly Provider[]).find(({ options }) => options.id === id)?.options.authorize(given);
  return { ctx, enter };
}
const allow = () => true;
const refuse = () => false;
const enters = [
  { id: 'guest', given: { locale: 'en' } },
  { id: 'password', given: { email: 'anna@necp.test', password: 'rain-on-neon' } },
] as const;

describe('a callback of next-auth', () => {
  it('counts among the calls of its network address, and one too many is refused before any other work', async () => {
    const { ctx, enter } = openBrowser();
    for (const { id, given } of enters) await expect(enter(id, given)).rejects.toThrow(/^kernel\.unavailable$/);
    const isAllowed = async () => countCall(ctx).then(allow, refuse);
    while (await isAllowed());
    for (const { id, given } of enters)
      await expect(enter(id, given)).rejects.toThrow(/^kernel\.too_many_calls\?minutes=1$/);
    await expect(openBrowser().enter('guest', { locale: 'en' })).rejects.toThrow(/^kernel\.unavailable$/);
  });

  it('of the wrong shape is refused without a word about the input', async () => {
    const { enter } = openBrowser();
    for (const [id, given] of [
      ['password', { email: 'a\0@b.example', password: 'rain-on-neon' }],
      ['password', { email: ['anna@necp.test'], password: 'rain-on-neon' }],
      ['password', { email: 'anna@necp.test', password: 'rain-on-neon', passkey: '{' }],
      ['passkey', {}],
      ['passkey', { answer: 'null' }],
      ['passkey', { answer: '{"id":"+"}' }],
      ['guest', { locale: 'xx' }],
    ] as const)
      await expect(enter(id, given)).rejects.toThrow(/^kernel\.bad_input$/);
  });
});

describe('a sign-in that a page of another site asks for', () => {
  it.each([
    ['callback/password', { origin: 'https://evil.test' }],
    ['callback/guest', { origin: 'null' }],
    ['callback/passkey', { 'sec-fetch-site': 'cross-site' }],
    ['signout', { 'sec-fetch-site': 'same-site' }],
    ['callback/password', {}],
  ])('%s with %o is refused, and no answer is kept by a cache', async (path, headers) => {
    const request = new Request(`https://play.example/api/auth/${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'email=anna%40necp.test&password=rain-on-neon&locale=en',
    });
    const response = await answerAuth(request, { params: { nextauth: path.split('/') } });
    expect([response.status, response.headers.get('cache-control')]).toEqual([403, 'no-store']);
    expect(response.headers.getSetCookie()).toEqual([]);
  });
});
