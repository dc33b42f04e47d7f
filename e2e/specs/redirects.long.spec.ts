import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { signInAsGuest } from '../support/actor';
import { ports } from '../support/ports';

const app = fileURLToPath(new URL('../../apps/web/src/app/', import.meta.url));
const origin = `http://localhost:${ports.web}`;

/** The address of every page and route of the site, read from its files, so that a new one is tried too. */
const routes = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
  .map((file) => `/${join(file, '..')}`)
  .map((path) => path.replace(/\/\([^)]*\)/g, '').replace(/^\/\.?$/, '/'))
  .map((path) => path.replace('[...nextauth]', 'signin').replace('[...rest]', 'world/state'))
  .map((path) =>
    path
      .replace('[provider]', 'fixer')
      .replace('[trpc]', 'realm.status')
      .replace(/\[[^\]]+\]/g, 'x'),
  )
  .concat(
    '/api/auth/signout',
    '/api/auth/error',
    '/api/auth/callback/fixer',
    '/api/auth/verify-request',
    '/ru',
    '/ru/help',
  );

/** Where a link in an email of a stranger would lead; browsers read each of them as another site or as code. */
const targets = ['https://evil.test/', '//evil.test', '/\\evil.test', '/\t/evil.test', 'javascript:alert(1)'];
const names = ['next', 'callbackUrl', 'redirect', 'redirect_uri', 'returnTo', 'url', 'to', 'refused', 'error', 'iss'];

for (const visitor of ['a stranger', 'a guest'])
  test(`no page or callback leads ${visitor} to another site, whatever its address says`, async ({ request }) => {
    expect(routes.length).toBeGreaterThan(30);
    if (visitor === 'a guest') await signInAsGuest(request);
    const led: string[] = [];
    for (const route of routes)
      for (const target of targets) {
        const query = new URLSearchParams(names.map((name) => [name, target]));
        const answer = await request.get(`${route}?${query}`, { maxRedirects: 0 });
        const location = answer.headers().location ?? '/';
        const text = answer.headers()['content-type']?.includes('text/html') ? await answer.text() : '';
        const refresh = /http-equiv="refresh" content="[^"]*url=([^"]*)"/.exec(text)?.[1] ?? '/';
        for (const place of [location, refresh])
          if (new URL(place, origin).origin !== origin) led.push(`${route} → ${place}`);
      }
    expect(led).toEqual([]);
  });

test('next-auth leads to no other site after a sign-in or sign-out', async ({ request }) => {
  for (const target of targets) {
    const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string };
    for (const [path, form] of [
      ['callback/guest', { locale: 'en' }],
      ['callback/password', { email: 'no@necp.test', password: 'not-this-one' }],
      ['signout', {}],
    ] as const) {
      const headers = { origin };
      const sent = { ...form, csrfToken, callbackUrl: target, json: 'true' };
      const answer = await request.post(`/api/auth/${path}`, { form: sent, headers, maxRedirects: 0 });
      const { url } = (await answer.json()) as { url?: string };
      expect([path, target, new URL(url ?? '/', origin).origin]).toEqual([path, target, origin]);
    }
  }
});
