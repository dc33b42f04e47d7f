import type { Domain } from '@necp/api/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { log } from '../log';
import { oncePerProcess } from '../once-per-process';
import { openBareDomain } from '../testing/bare-domain';
import { stubEnvironment } from '../testing/environment';
import { answerBegin, answerCallback, answerCode } from './doors';
import { visitOf } from './visit';

const providers = ['fixer', 'nightline'].map((id) => ({
  id,
  name: id,
  issuer: `https://${id}.example`,
  clientId: 'necp',
  clientSecret: 'secret',
}));

/** The database is unavailable: an answer that were believed would be a fault and no refusal. */
let domain: Domain;
beforeAll(async () => {
  stubEnvironment({ SIGN_IN_PROVIDERS: JSON.stringify(providers) });
  domain = await openBareDomain(log());
  oncePerProcess('domain', () => domain);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await domain.close();
});

const secret = 'the-secret-of-one-browser';
const { state } = visitOf(secret, 'fixer');

/** Comes back to the callback of a provider; returns where the browser is sent and which cookies it gets. */
async function comeBack(provider: string, { search, cookie = secret }: { search: object; cookie?: string | null }) {
  const url = `https://play.example/api/auth/provider/${provider}/callback?${new URLSearchParams({ ...search })}`;
  const headers = new Headers(cookie === null ? [] : [['cookie', `__Host-necp.visit=${cookie}`]]);
  const response = await answerCallback(new Request(url, { headers }), provider);
  const cookies = response.headers.getSetCookie();
  return { status: response.status, location: response.headers.get('location'), cookies };
}

describe('an answer of a provider', () => {
  it.each([
    ['at the callback of another provider', 'nightline', { search: { code: 'c', state } }],
    ['at the callback of a provider that there is not', 'mallory', { search: { code: 'c', state } }],
    ['for a browser that began no visit', 'fixer', { search: { code: 'c', state }, cookie: null }],
    ['for a browser that began another visit', 'fixer', { search: { code: 'c', state }, cookie: 'another' }],
    ['without a state', 'fixer', { search: { code: 'c' } }],
    ['that says where to go on', 'fixer', { search: { code: 'c', state: 'x', next: 'https://evil.test' } }],
    ['that names itself an error', 'nightline', { search: { error: 'access_denied', state } }],
  ])('%s opens no session and leads to the page of sign-in', async (_what, provider, sent) => {
    const { status, location, cookies } = await comeBack(provider, sent);
    expect([status, location]).toEqual([303, 'https://play.example/sign-in?refused=identity.start_again']);
    expect(cookies).toEqual([expect.stringMatching(/^__Host-necp\.visit=; Path=\/; Max-Age=0;/)]);
  });
});

describe('a visit to a provider', () => {
  const post = (path: string, init: { headers?: Record<string, string>; body: object }) =>
    new Request(`https://play.example/api/auth/${path}`, {
      method: 'POST',
      headers: { origin: 'https://play.example', 'content-type': 'application/json', ...init.headers },
      body: JSON.stringify(init.body),
    });

  it('is not begun or ended by a page of another site', async () => {
    const headers = { origin: 'https://evil.test' };
    const begun = post('provider/fixer', { headers, body: { purpose: 'sign_in', next: '/characters' } });
    const ended = post('provider-code', { headers, body: { code: '123456', trust: false } });
    for (const response of [await answerBegin(begun, 'fixer'), await answerCode(ended)])
      expect([response.status, response.headers.getSetCookie()]).toEqual([403, []]);
  });

  it.each([
    'https://evil.test',
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    'javascript:alert(1)',
    'evil.test',
    '',
  ])('that would go on at %j is not begun', async (next) => {
    const response = await answerBegin(post('provider/fixer', { body: { purpose: 'sign_in', next } }), 'fixer');
    expect([response.status, await response.json()]).toEqual([400, { error: 'kernel.bad_input' }]);
  });
});
