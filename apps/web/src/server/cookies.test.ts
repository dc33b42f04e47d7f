import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { localeCookie } from '../messages/locale-cookie';
import {
  authCookies,
  ceremonyCookieLine,
  deviceCookieLine,
  localeCookieLine,
  readLocaleCookie,
  readSessionCookie,
  sessionCookieLine,
  trustCookieLine,
} from './cookies';
import { noVisitCookieLine, rememberCookieLine, visitCookieLine } from './providers/visit';
import { stubEnvironment } from './testing/environment';

beforeAll(() => stubEnvironment());
afterAll(() => vi.unstubAllEnvs());

it('binds each cookie that holds a secret to this host and to https, and hides it from scripts', async () => {
  const lines = [
    await sessionCookieLine({ token: 'a-token', isKept: true }),
    deviceCookieLine('a-device'),
    trustCookieLine('a-token'),
    ceremonyCookieLine('a-ceremony'),
    visitCookieLine('a-visit'),
    noVisitCookieLine(),
    rememberCookieLine('yes'),
  ];
  const shape = /^__Host-necp\.\w+=[^;]*; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/;
  for (const line of lines) expect(line).toMatch(shape);
  // A session that is not remembered goes with the browser.
  expect(await sessionCookieLine({ token: 'a-token', isKept: false })).not.toContain('Max-Age');
});

it('binds the cookies of next-auth, and that of the language, to this host and to https too', () => {
  const names = Object.values(authCookies()).map(({ name, options }) => {
    expect(options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true });
    return name;
  });
  expect(names).toEqual(['__Host-necp.session', '__Host-necp.callback', '__Host-necp.csrf']);
  // The language is no secret, and the pages change it.
  expect(localeCookieLine('en')).toMatch(/^__Host-necp\.locale=en; Path=\/; Max-Age=\d+; SameSite=Lax; Secure$/);
  const chosen = (cookie: string) => readLocaleCookie(new Headers({ cookie }));
  expect([chosen('__Host-necp.locale=ru'), chosen('necp.locale=ru')]).toEqual(['ru', undefined]);
  // Browsers refuse the prefix where the site is not on https.
  expect(localeCookie('http:')).toBe('necp.locale');
});

it('reads no session from a cookie that another secret encrypted, or that holds something else', async () => {
  const [, mine = ''] = /=([^;]*)/.exec(await sessionCookieLine({ token: 'a-token', isKept: false })) ?? [];
  expect(await readSessionCookie(mine)).toBe('a-token');
  for (const forged of [`${mine}x`, mine.slice(0, -8), 'a-token', '', 'null', '{"sid":"a-token"}'])
    expect(await readSessionCookie(forged)).toBeNull();
});
