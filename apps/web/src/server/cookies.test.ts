import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  ceremonyCookieLine,
  deviceCookieLine,
  localeCookieLine,
  readSessionCookie,
  sessionCookieLine,
  trustCookieLine,
} from './cookies';
import { noVisitCookieLine, visitCookieLine } from './providers/visit';
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
  ];
  const shape = /^__Host-necp\.\w+=[^;]*; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/;
  for (const line of lines) expect(line).toMatch(shape);
  // A session that is not remembered goes with the browser.
  expect(await sessionCookieLine({ token: 'a-token', isKept: false })).not.toContain('Max-Age');
  // The language is no secret, and the pages change it.
  expect(localeCookieLine('en')).toMatch(/; SameSite=Lax; Secure$/);
});

it('reads no session from a cookie that another secret encrypted, or that holds something else', async () => {
  const [, mine = ''] = /=([^;]*)/.exec(await sessionCookieLine({ token: 'a-token', isKept: false })) ?? [];
  expect(await readSessionCookie(mine)).toBe('a-token');
  for (const forged of [`${mine}x`, mine.slice(0, -8), 'a-token', '', 'null', '{"sid":"a-token"}'])
    expect(await readSessionCookie(forged)).toBeNull();
});
