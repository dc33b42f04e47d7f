import { openTestDomain, type TestDomain } from '@necp/domain/testing';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from './openapi';
import { answerIndex, answerNowhere, methodsAt, restOver, restPaths } from './rest';
import { deprecatedRoutes, type DeprecatedRoute } from './rest-versions';
import { appRouter } from './root';
import { contextAs } from './testing/people';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

const since = new Date('2030-01-01T00:00:00Z');
const sunset = new Date('2031-01-01T00:00:00Z');
const call = (path: string, planted: readonly DeprecatedRoute[] = deprecatedRoutes, method = 'GET') =>
  restOver(planted)(new Request(`http://localhost/api/v1${path}`, { method }), path, async () =>
    contextAs(testDomain, null, { transport: 'rest' }),
  );

describe('a deprecated route', () => {
  it('says since when, until when, and what replaces it', async () => {
    const { status, headers } = await call('/world/state', [
      { method: 'GET', path: '/world/state', successor: '/zones', since, sunset },
    ]);
    expect(status).toBe(200);
    expect(headers.get('deprecation')).toBe('@1893456000');
    expect(headers.get('sunset')).toBe('Wed, 01 Jan 2031 00:00:00 GMT');
    expect(headers.get('link')).toBe(
      '</api/v1/docs>; rel="deprecation"; type="text/html", </api/v1/zones>; rel="successor-version"',
    );
  });

  it('says so when it refuses too', async () => {
    const { status, headers } = await call('/account', [
      { method: 'GET', path: '/account', successor: null, since, sunset },
    ]);
    expect([status, headers.get('deprecation')]).toEqual([401, '@1893456000']);
    expect(headers.get('link')).not.toContain('successor');
  });

  it('that has moved answers at its old path like at its new one', async () => {
    const old = await call('/old/state/', []);
    expect(old.status).toBe(404);
    const planted = [{ method: 'GET', path: '/old/state', successor: '/world/state', since, sunset }];
    const [before, after] = await Promise.all([call('/old/state', planted), call('/world/state', planted)]);
    expect(await before.json()).toEqual(await after.json());
    expect([before.headers.has('sunset'), after.headers.has('sunset')]).toEqual([true, false]);
    expect((await call('/old/state', planted, 'DELETE')).status).toBe(400);
  });

  it.each(deprecatedRoutes)('is described and answered at $path', ({ method, path, successor, ...times }) => {
    expect(methodsAt(path.replace(/\{\w+\}/g, 'x'))).toContain(method);
    const { paths } = openApiDocument('http://localhost:3000');
    const operation = paths?.[path]?.[method.toLowerCase() as 'get'];
    expect(operation).toMatchObject({ deprecated: true });
    expect(operation?.description).toContain(times.sunset.toISOString().slice(0, 10));
    expect(paths?.[successor ?? path]).toBeDefined();
    expect(times.sunset.getTime() - times.since.getTime()).toBeGreaterThan(180 * 86_400_000);
  });

  it('is no other one: a route that stays has no such header', async () => {
    const { headers } = await call('/world/state');
    expect([headers.has('deprecation'), headers.has('sunset'), headers.has('link')]).toEqual([false, false, false]);
  });
});

describe('the versions', () => {
  it('are named at the root, with links', async () => {
    const index = await answerIndex(new Request('http://localhost/api/v1')).json();
    expect(index).toMatchObject({ name: 'NECPGAME', version: 'v1', links: { openapi: '/api/v1/openapi.json' } });
    expect(answerIndex(new Request('http://localhost/api/v1', { method: 'POST' })).status).toBe(400);
  });

  it.each(['/api/v2', '/api/v2/account', '/api/v0/x', '/api/V1/account', '/api/v1.1/x', '/api/v99999999999999/x'])(
    'that do not exist are answered with those that do: %s',
    async (path) => {
      const response = answerNowhere(path);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({
        error: { kind: 'not_found', code: 'kernel.no_such_version', params: { versions: 'v1' } },
      });
    },
  );

  it.each(['/api', '/api/x', '/api/violet', '/api/%76%32'])('are not meant by %s', async (path) => {
    const { error } = (await answerNowhere(path).json()) as { error: { code: string } };
    expect(error.code).toBe('kernel.no_such_call');
  });
});

/** The groups of the interface, and the room whose procedures each of them serves. */
const groups: Readonly<Record<string, string>> = {
  auth: 'session',
  account: 'account',
  characters: 'character',
  inventory: 'inventory',
  loot: 'loot',
  quests: 'quest',
  combat: 'combat',
  progression: 'progression',
  chat: 'chat',
  friends: 'social',
  party: 'party',
  guild: 'guild',
  mail: 'mail',
  matchmaking: 'matchmaking',
  trade: 'trade',
  auction: 'auction',
  market: 'market',
  crafting: 'crafting',
  'world/state': 'realm',
  'world/events': 'world-event',
  zones: 'zone',
  admin: 'admin',
  notifications: 'notification',
  achievements: 'achievement',
  leaderboards: 'leaderboard',
  reputation: 'reputation',
  npcs: 'npc',
  vendors: 'vendor',
  contracts: 'contract',
  territory: 'territory',
  shop: 'shop',
};

describe('the groups of routes', () => {
  const isOld = (path: string) => deprecatedRoutes.some((entry) => entry.path === path);
  const paths = restPaths().filter((path) => !isOld(path));
  const rooms = readdirSync(new URL('./routers/', import.meta.url)).map((file) => file.replace(/\.ts$/, ''));

  it.each(Object.entries(groups))('%s answers when its room, %s, has procedures', (group, room) => {
    const isAnswered = paths.some((path) => path === `/${group}` || path.startsWith(`/${group}/`));
    expect(isAnswered).toBe(rooms.includes(room));
  });

  it('and those of the remaining rooms are all there are', () => {
    const known = [...Object.keys(groups).map((group) => group.split('/')[0]), ...rooms];
    expect(paths.filter((path) => !known.includes(path.split('/')[1] ?? ''))).toEqual([]);
  });

  it('describe every procedure but those of developers, and every old path', () => {
    const { paths: described } = openApiDocument('http://localhost:3000');
    const operations = Object.values(described ?? {}).flatMap((item) => Object.values(item ?? {}));
    const procedures = Object.keys(appRouter._def.procedures).filter((path) => path !== 'account.devEmails');
    expect(operations).toHaveLength(procedures.length + deprecatedRoutes.length);
  });
});
