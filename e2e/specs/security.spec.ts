import { randomUUID } from 'node:crypto';
import net from 'node:net';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { seededAccounts } from '../../packages/db/src/seed/accounts';
import { passwordOf } from '../support/accounts';

/** What an attacker with a connection can try against the web server, without a browser. */

const password = 'rain-on-neon';
const address = (baseURL: string | undefined) => new URL(baseURL ?? 'http://localhost:3000');

/** One raw request, as bytes; everything that came back until the server closed. */
function raw(url: URL, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(url.port), url.hostname === 'localhost' ? '127.0.0.1' : url.hostname);
    let answer = '';
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });
}

const callTrpc = (request: APIRequestContext, path: string, call: { json: unknown; headers: Record<string, string> }) =>
  request.post(`/api/trpc/${path}`, {
    data: { json: call.json },
    headers: { 'content-type': 'application/json', ...call.headers },
  });

async function enter(
  request: APIRequestContext,
  origin: string,
  form: { locale: string } | { email: string; password: string },
) {
  const provider = 'locale' in form ? 'guest' : 'password';
  const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  return request.post(`/api/auth/callback/${provider}`, {
    form: { ...form, csrfToken, json: 'true' },
    headers: { origin },
  });
}

const asGuest = async (request: APIRequestContext, origin: string) => {
  const answer = await enter(request, origin, { locale: 'en' });
  expect(answer.status()).toBe(200);
  return answer;
};
const me = (request: APIRequestContext) => request.get('/api/trpc/account.me');
const passwordChecks = async (request: APIRequestContext) =>
  Number(/^password_checks_total (\d+)/m.exec(await (await request.get('/metrics')).text())?.[1] ?? 0);

/** A new account, confirmed with the email from the developers' mailbox. */
async function register(request: APIRequestContext): Promise<string> {
  const email = `${randomUUID()}@necp.test`;
  expect((await request.post('/api/v1/auth/register', { data: { email, password, locale: 'en' } })).status()).toBe(200);
  const emailTo = async () => {
    const { result } = (await (await request.get('/api/trpc/account.devEmails')).json()) as {
      result: { data: { json: { emails: { to: string; link: string | null }[] } } };
    };
    return result.data.json.emails.find(({ to }) => to === email)?.link ?? '';
  };
  await expect.poll(emailTo).not.toBe('');
  const token = new URL(await emailTo()).searchParams.get('token');
  expect((await request.post('/api/v1/auth/verify-email', { data: { token, password } })).status()).toBe(200);
  return email;
}

test.describe('the web port', () => {
  for (const target of ['/', '/_next/webpack-hmr', 'http://169.254.169.254/latest/meta-data/', '//evil.test/x']) {
    test(`refuses to upgrade ${target}`, async ({ baseURL }) => {
      const url = address(baseURL);
      const answer = await raw(url, [
        `GET ${target} HTTP/1.1`,
        `Host: ${url.host}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ]);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    });
  }

  test('refuses to be a tunnel', async ({ baseURL }) => {
    expect(await raw(address(baseURL), ['CONNECT evil.test:80 HTTP/1.1', 'Host: evil.test:80'])).toMatch(
      /^HTTP\/1\.1 400 /,
    );
  });

  test('optimises no images', async ({ request }) => {
    for (const source of ['/icon.svg', 'http://169.254.169.254/'])
      expect((await request.get(`/_next/image?url=${encodeURIComponent(source)}&w=64&q=75`)).status()).toBe(404);
  });

  test('cannot be asked to skip the middleware', async ({ request }) => {
    for (const value of ['middleware', 'src/middleware', Array(5).fill('src/middleware').join(':')]) {
      const answer = await request.get('/', { headers: { 'x-middleware-subrequest': value } });
      expect(answer.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(
        (await request.get('/api/trpc/account.me', { headers: { 'x-middleware-subrequest': value } })).status(),
      ).toBe(401);
    }
  });

  test('has no server actions', async ({ request }) => {
    for (const path of ['/', '/sign-in', '/%61pi/x', '/api/unknown']) {
      const answer = await request.post(path, {
        headers: { 'next-action': 'a'.repeat(40), 'content-type': 'text/plain' },
        data: '[]',
      });
      expect(answer.status()).toBe(405);
    }
  });

  test('has no page for a name that cannot be stored', async ({ request }) => {
    for (const name of ['%00', 'a%00b', '\u{1f600}'.repeat(40)])
      expect((await request.get(`/c/${name}`)).status()).toBe(404);
    expect((await request.get('/c/%ED%A0%80')).status()).toBe(400);
  });

  test('tells browsers what pages may do, with another nonce each time', async ({ request, baseURL }) => {
    const answers = [await request.get('/'), await request.get('/')];
    const policies = answers.map((answer) => answer.headers()['content-security-policy'] ?? '');
    const [script] = policies.map((policy) => /script-src ([^;]+)/.exec(policy)?.[1] ?? '');
    expect(script).toMatch(/'nonce-[\w+/=]{20,}' 'strict-dynamic'$/);
    expect(script).not.toMatch(/unsafe/);
    expect(policies[0]).not.toBe(policies[1]);
    for (const part of ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"])
      expect(policies[0]).toContain(part);
    const headers = answers[0]?.headers() ?? {};
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['strict-transport-security'] === undefined).toBe(address(baseURL).protocol === 'http:');
    // A block of data for search engines is never run.
    expect(await answers[0]?.text()).not.toMatch(/<script(?![^>]*(?:nonce=|type="application\/ld\+json"))/);
  });

  test('answers health, metrics and its keys', async ({ request }) => {
    expect((await request.get('/healthz')).ok()).toBe(true);
    expect(await (await request.get('/readyz')).json()).toEqual({ ready: true });
    await request.get('/api/trpc/realm.status');
    const metrics = await (await request.get('/metrics')).text();
    expect(metrics).toContain(
      'procedure_duration_seconds_count{service="world",procedure="realm.status",outcome="ok"}',
    );
    expect(metrics).toContain('http_request_duration_seconds_bucket');
    const { keys } = (await (await request.get('/.well-known/jwks.json')).json()) as { keys: Record<string, string>[] };
    expect(keys[0]).toMatchObject({ kty: 'OKP', crv: 'Ed25519', use: 'sig' });
    expect(keys[0]).not.toHaveProperty('d');
  });

  test('counts requests for paths that do not exist under one name', async ({ request }) => {
    const series = async () => {
      const text = await (await request.get('/metrics')).text();
      return text.split('\n').filter((line) => line.startsWith('http_request_duration_seconds_count')).length;
    };
    const ask = (name: string) => request.get(`/api/v1/${name.replace(/[^a-f]/g, 'x')}`);
    await ask(randomUUID());
    await series();
    const before = await series();
    for (let count = 0; count < 100; count++) expect((await ask(randomUUID())).status()).toBe(404);
    expect(await series()).toBe(before);
  });

  test('keeps the id of a click from the browser on', async ({ request }) => {
    const id = randomUUID();
    expect(
      (await request.get('/api/trpc/realm.status', { headers: { 'x-request-id': id } })).headers()['x-request-id'],
    ).toBe(id);
    expect(
      (await request.get('/api/trpc/realm.status', { headers: { 'x-request-id': '<script>' } })).headers()[
        'x-request-id'
      ],
    ).toMatch(/^[\da-f-]{36}$/);
  });
});

test.describe('a signed-in browser', () => {
  test('holds a cookie no script can read and no page elsewhere can send along', async ({ request, baseURL }) => {
    const answer = await asGuest(request, address(baseURL).origin);
    const line =
      answer
        .headersArray()
        .find(({ name, value }) => name.toLowerCase() === 'set-cookie' && /necp\.session=/.test(value))?.value ?? '';
    expect(line).toMatch(/HttpOnly/i);
    expect(line).toMatch(/SameSite=Lax/i);
    expect((await me(request)).status()).toBe(200);
    expect(await (await request.get('/api/auth/session')).json()).toEqual({ expires: expect.any(String) });
  });

  test('acts for its player from our own pages only', async ({ request, baseURL }) => {
    const { origin } = address(baseURL);
    await asGuest(request, origin);
    const out = { requestId: randomUUID() };
    for (const headers of [
      { origin: 'https://evil.test' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      {},
    ]) {
      const answer = await callTrpc(request, 'session.signOut', {
        json: out,
        headers: headers as Record<string, string>,
      });
      expect([answer.status(), (await answer.json()).error.json.message]).toEqual([403, 'kernel.foreign_origin']);
    }
    expect((await me(request)).status()).toBe(200);
    expect((await enter(request, 'https://evil.test', { locale: 'en' })).status()).toBe(403);
    expect((await callTrpc(request, 'session.signOut', { json: out, headers: { origin } })).status()).toBe(200);
  });

  test('is out at the next request after it was signed out', async ({ request, baseURL }) => {
    await asGuest(request, address(baseURL).origin);
    const cookies = (await request.storageState()).cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    await callTrpc(request, 'session.signOutEverywhere', {
      json: { requestId: randomUUID() },
      headers: { origin: address(baseURL).origin },
    });
    for (const path of ['/api/trpc/account.me', '/api/trpc/character.list'])
      expect((await request.get(path, { headers: { cookie: cookies } })).status()).toBe(401);
  });
});

test('shows the page of operations to administrators only', async ({ request, baseURL }) => {
  const { origin } = address(baseURL);
  const seen = async () => [
    (await request.get('/operator')).status(),
    (await request.get('/api/trpc/admin.engine')).status(),
  ];
  await asGuest(request, origin);
  expect(await seen()).toEqual([404, 403]);
  const { email } = seededAccounts.find(({ role }) => role === 'administrator')!;
  expect((await enter(request, origin, { email, password: passwordOf(email) })).status()).toBe(200);
  expect(await seen()).toEqual([200, 200]);
});

test.describe('calls', () => {
  test('that are nonsense are refused without a word on how the server is built', async ({ request, baseURL }) => {
    const { origin } = address(baseURL);
    const bodies = [
      '',
      '{',
      'null',
      '[]',
      '{"json":null}',
      '{"json":{"__proto__":{"x":1}}}',
      `{"json":{"email":"${'a'.repeat(5000)}","password":"x","locale":"en"}}`,
      '{"json":{"email":{},"password":[],"locale":7}}',
      `${'['.repeat(5000)}`,
    ];
    for (const nonsense of bodies) {
      for (const path of ['/api/trpc/account.register', '/api/v1/auth/register']) {
        const answer = await request.post(path, {
          data: nonsense,
          headers: { 'content-type': 'application/json', origin },
        });
        expect(answer.status()).toBeGreaterThanOrEqual(400);
        expect(answer.status()).toBeLessThan(500);
        expect(await answer.text()).not.toMatch(/stack|node_modules|\/src\/|\.ts\b|prisma|zod|SELECT|    at /i);
      }
    }
    for (const path of [
      '/api/trpc/__proto__',
      '/api/trpc/constructor.constructor',
      '/api/trpc/account.toString',
      '/api/v1/__proto__',
      '/api/v1/../../etc/passwd',
      '/api/v1/%2e%2e/x',
    ]) {
      const answer = await request.get(path);
      expect(answer.status()).toBe(404);
      expect(await answer.text()).not.toMatch(/stack|node_modules|    at /);
    }
  });

  test('come in batches of a dozen at most', async ({ request }) => {
    const batch = (size: number) =>
      request.get(`/api/trpc/${Array(size).fill('realm.status').join(',')}?batch=1&input=${encodeURIComponent('{}')}`);
    expect((await batch(12)).status()).toBe(200);
    expect((await batch(13)).status()).toBe(400);
  });

  test('are not read beyond the limit', async ({ request, baseURL }) => {
    const url = address(baseURL);
    const ask = (path: string, length: string) => raw(url, [`POST ${path} HTTP/1.1`, `Host: ${url.host}`, length]);
    for (const path of ['/api/v1/auth/guest', '/api/trpc/realm.status', '/api/auth/callback/password']) {
      expect(await ask(path, 'Content-Length: 200000')).toMatch(/^HTTP\/1\.1 413 /);
      expect(await ask(path, 'Transfer-Encoding: chunked')).toMatch(/^HTTP\/1\.1 411 /);
    }
    const answer = await request.post('/api/v1/auth/guest', {
      data: `{"locale":"${'x'.repeat(60_000)}"}`,
      headers: { 'content-type': 'application/json' },
    });
    expect([answer.status(), (await answer.json()).error.code]).toEqual([400, 'kernel.bad_input']);
  });

  test('over REST go by token only, whatever cookies come along', async ({ request, baseURL }) => {
    await asGuest(request, address(baseURL).origin);
    expect((await request.get('/api/v1/account')).status()).toBe(401);
    const guest = await request.post('/api/v1/auth/guest', { data: { locale: 'en' } });
    const { accessToken: token, refreshToken } = (await guest.json()) as Record<string, string>;
    const refresh = (sent: string | undefined) =>
      request.post('/api/v1/auth/refresh', { data: { requestId: randomUUID(), refreshToken: sent } });
    const statusWith = async (sent: string | undefined) =>
      (await request.get('/api/v1/account', { headers: { authorization: `Bearer ${sent}` } })).status();
    expect([await statusWith(token), await statusWith(`${token}x`), await statusWith(refreshToken)]).toEqual([
      200, 401, 401,
    ]);
    const renewed = (await (await refresh(refreshToken)).json()) as Record<string, string>;
    expect(await statusWith(renewed.accessToken)).toBe(200);
    const headers = { authorization: `Bearer ${renewed.accessToken}` };
    expect((await request.post('/api/v1/auth/sign-out', { data: { requestId: randomUUID() }, headers })).status()).toBe(
      200,
    );
    expect([await statusWith(renewed.accessToken), await statusWith(token)]).toEqual([401, 401]);
    expect((await refresh(renewed.refreshToken)).status()).toBe(401);
  });

  test('are described in OpenAPI 3.1, with a page that loads nothing from elsewhere', async ({ page }) => {
    const elsewhere: string[] = [];
    page.on('request', (sent) => {
      if (new URL(sent.url()).host !== new URL(page.url() === 'about:blank' ? sent.url() : page.url()).host)
        elsewhere.push(sent.url());
    });
    await page.goto('/api/v1/docs');
    await expect(page.getByText('/auth/sign-in', { exact: false }).first()).toBeVisible();
    expect(elsewhere.filter((url) => !url.startsWith('data:'))).toEqual([]);
    expect((await (await page.request.get('/api/v1/openapi.json')).json()).openapi).toBe('3.1.0');
  });
});

test.describe('accounts', () => {
  test('cannot be found out by registering, resetting or signing in', async ({ request }) => {
    const known = await register(request);
    const unknown = `${randomUUID()}@necp.test`;
    const ask = async (verb: string, email: string) => {
      const answer = await request.post(`/api/v1/auth/${verb}`, {
        data: { email, locale: 'en', ...(verb === 'register' ? { password } : {}) },
      });
      return [answer.status(), await answer.json()];
    };
    for (const verb of ['register', 'request-password-reset'])
      expect(await ask(verb, known)).toEqual(await ask(verb, unknown));
    const signIn = (email: string) =>
      request.post('/api/v1/auth/sign-in', { data: { email, password: 'not-this-password' } });
    const [wrongPassword, noAccount] = [await signIn(known), await signIn(unknown)];
    expect([wrongPassword.status(), await wrongPassword.json()]).toEqual([noAccount.status(), await noAccount.json()]);
    // The same work too: a password is checked for both.
    for (const email of [known, unknown]) {
      const before = await passwordChecks(request);
      await signIn(email);
      expect(await passwordChecks(request)).toBe(before + 1);
    }
  });

  test('take ten tries and let the owner in on a known device all the same', async ({
    playwright,
    request,
    baseURL,
  }) => {
    const { origin } = address(baseURL);
    const victim = await register(request);
    const owner = await playwright.request.newContext({ baseURL });
    expect((await enter(owner, origin, { email: victim, password })).status()).toBe(200);
    const stranger = await playwright.request.newContext({ baseURL });
    const outcomes: string[] = [];
    for (let tries = 0; tries < 13; tries += 1)
      outcomes.push(
        new URL(
          (await (await enter(stranger, origin, { email: victim, password: 'not-this-password' })).json()).url,
        ).searchParams.get('error') ?? 'in',
      );
    expect(outcomes.filter((outcome) => outcome === 'account.wrong_credentials').length).toBeLessThanOrEqual(10);
    expect(outcomes.at(-1)).toMatch(/^account\.too_many_tries\?minutes=\d+$/);
    expect((await (await enter(stranger, origin, { email: victim, password })).json()).url).toContain('too_many_tries');
    expect((await (await enter(owner, origin, { email: victim, password })).json()).url).not.toContain('error');
    await Promise.all([owner.dispose(), stranger.dispose()]);
  });
});
