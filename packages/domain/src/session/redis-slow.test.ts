import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Ctx, type Domain, type Logger, spend } from '../kernel';
import { openTestDomain, quietLog, type TestDomain } from '../testing';
import { openOtherProcess } from '../testing/other-process';
import { player } from '../testing/players';
import { openSlowRedis, type SlowRedis } from '../testing/slow-proxy';
import { actorOf, signOut } from './service';
import { hashSecret } from './tokens';

const logged: string[] = [];
const log: Logger = { ...quietLog, warn: (_, text) => void logged.push(text), child: () => log };
/** Slow is later than any answer on a busy machine, and the tests wait for states. */
const slowMs = 3_000;
const settings = { timeoutMs: 120_000, slowMs, lastCalls: 6, opensForMs: 60_000 };

let testDomain: TestDomain;
let proxy: SlowRedis;
/** The process of the web app, whose Redis becomes slow. */
let web: Domain;
beforeAll(async () => {
  testDomain = await openTestDomain();
  proxy = await openSlowRedis(testDomain.redisUrl);
  web = openOtherProcess(testDomain, { redisUrl: proxy.url, redisSettings: settings, log });
  await vi.waitFor(() => expect(web.redis.status).toBe('ready'), patience);
});
afterAll(async () => {
  await web.close();
  await proxy.close();
  await testDomain.close();
});

let nowMs = Date.UTC(2030, 0, 1);
// The clock stands still, so that the breaker tries again only when a test moves it.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: nowMs }));
afterEach(() => void vi.useRealTimers());

const patience = { timeout: 240_000, interval: 20 };
const stranger = (): Ctx => web.ctxFor({ actor: null, address: '198.51.100.7' });

/** Makes Redis slow, and waits until it is not called any more. */
async function slowDown() {
  proxy.delay(slowMs + 500);
  await Promise.all(Array.from({ length: settings.lastCalls }, () => web.redis.get('slow').catch(() => null)));
}

describe('a Redis that answers, but late', () => {
  it('is not called any more: sessions come from Postgres, limits count here, and nothing piles up', async () => {
    const { token } = await player(testDomain, 'patient@necp.test');
    await slowDown();
    expect(logged).toEqual(['an outside service is not called for a while']);
    const before = proxy.requests;
    const callers = await Promise.all(Array.from({ length: 20 }, () => actorOf(stranger(), token)));
    expect(callers.every((actor) => actor !== null)).toBe(true);
    expect(proxy.requests).toBe(before);
    for (let tries = 0; tries < 5; tries++) await spend(stranger(), 'emails_of_asker', 'a');
    await expect(spend(stranger(), 'emails_of_asker', 'a')).rejects.toMatchObject({ kind: 'throttled' });
  });

  it('learns of a session that ended meanwhile, as soon as it is quick again', async () => {
    const { token } = await player(testDomain, 'ended@necp.test');
    proxy.delay(0);
    await vi.waitFor(async () => {
      vi.setSystemTime((nowMs += settings.opensForMs));
      await actorOf(stranger(), token);
      expect(await web.redis.get(`session:${hashSecret(token)}`).catch(() => null)).not.toBeNull();
    }, patience);
    await slowDown();
    const actor = await actorOf(stranger(), token);
    await signOut(web.ctxFor({ actor, address: null }));
    expect(await actorOf(stranger(), token)).toBeNull();
    proxy.delay(0);
    const entry = () => testDomain.domain.redis.get(`session:${hashSecret(token)}`);
    await vi.waitFor(async () => {
      vi.setSystemTime((nowMs += settings.opensForMs));
      await web.redis.get('any').catch(() => null);
      expect(await actorOf(stranger(), token)).toBeNull();
      expect(await entry()).toBe('ended');
    }, patience);
    expect(logged).toContain('an outside service is called again');
  });
});
