import { sessionCut } from '@necp/shared/session/events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Ctx, type Domain, liveChannel, type Logger } from '../kernel';
import { newRequestId, openTestDomain, quietLog, type TestDomain, withClient } from '../testing';
import { createCharacter, deleteCharacter } from '../character/service';
import { enterWorld } from '../realm/service';
import { newcomer, player } from '../testing/players';
import { openOtherProcess } from '../testing/other-process';
import { openOwnRedis, type OwnRedis } from '../testing/own-redis';
import { jobs } from './jobs';
import { actorOf, signOut, signOutEverywhere } from './service';
import { hashSecret } from './tokens';

let testDomain: TestDomain;
let redis: OwnRedis;
/** The process of the web app, whose Redis is killed. */
let web: Domain;
const warnings: [fields: { readonly failed?: number }, text: string][] = [];
const log: Logger = { ...quietLog, warn: (...warning) => void warnings.push(warning), child: () => log };
beforeAll(async () => {
  testDomain = await openTestDomain();
  redis = await openOwnRedis();
  web = openOtherProcess(testDomain, { redisUrl: redis.url, log });
});
afterAll(async () => {
  await web.close();
  await redis.close();
  await testDomain.close();
});

const patience = { timeout: 240_000, interval: 50 };
const stranger = (): Ctx => web.ctxFor({ actor: null, address: null });
const entryOf = (token: string) => web.redis.get(`session:${hashSecret(token)}`).catch(() => null);
const isSignedIn = async (token: string) => (await actorOf(stranger(), token)) !== null;

/** A sealed copy of a session, as against the mark of one that has ended or changed. */
const copy = /^[\w-]{40,}$/;

/** Signs in, and leaves a cache entry in the Redis that is killed. */
async function cachedPlayer(email: string) {
  const { token } = await player(testDomain, email);
  await vi.waitFor(async () => {
    await actorOf(stranger(), token);
    expect(await entryOf(token)).toMatch(copy);
  }, patience);
  const actor = await actorOf(stranger(), token);
  if (actor === null) throw new Error('the session is over');
  return { token, ctx: web.ctxFor({ actor, address: null }) as Ctx & { readonly actor: typeof actor } };
}

/** Returns the payloads of the queued jobs that evict cache entries, oldest first. */
const queuedEvictions = () =>
  withClient(testDomain.databaseUrl, async (client) => {
    const { rows } = await client.query<{ payload: { cut: object | null; secretHashes: string[] } }>(
      `SELECT payload FROM graphile_worker._private_jobs
        JOIN graphile_worker._private_tasks AS task ON task.id = task_id
        WHERE task.identifier = 'session.evict_cached' ORDER BY _private_jobs.id`,
    );
    return rows.map(({ payload }) => payload);
  });

describe('a session that ends while Redis is away', () => {
  it('is over at the next request, and stays so when Redis comes back with its old cache entry', async () => {
    const { token, ctx } = await cachedPlayer('killed@necp.test');
    await redis.kill();
    await signOut(ctx);
    expect(await isSignedIn(token)).toBe(false);
    await redis.start();
    await vi.waitFor(async () => expect(await entryOf(token)).toBe('ended'), patience);
    expect(await isSignedIn(token)).toBe(false);
  });

  it('has its message sent again by the queued job, so that its sockets close', async () => {
    const { ctx } = await cachedPlayer('unheard@necp.test');
    const { accountId, sessionId } = ctx.actor;
    const ear = testDomain.domain.redis.duplicate();
    const heard: unknown[] = [];
    ear.on('message', (_channel, text: string) => heard.push(JSON.parse(text)));
    await vi.waitFor(() => ear.subscribe(liveChannel({ accountId })), patience);
    await redis.kill();
    await signOutEverywhere(ctx);
    await redis.start();
    const job = jobs.find(({ name }) => name === 'session.evict_cached');
    await job?.run(testDomain.domain.systemCtx(), (await queuedEvictions()).at(-1));
    await vi.waitFor(() => expect(heard).toHaveLength(1), patience);
    expect(heard).toEqual([{ topic: sessionCut, sessionId, reason: 'signed_out' }]);
    ear.disconnect();
  });

  it('does not come back for the next caller when a cache entry of it was left anywhere', async () => {
    const { token, ctx } = await cachedPlayer('left@necp.test');
    const entry = (await entryOf(token)) ?? '';
    await signOut(ctx);
    await web.redis.set(`session:${hashSecret(token)}`, entry, 'PX', 60_000);
    expect(await isSignedIn(token)).toBe(false);
    expect(await isSignedIn(token)).toBe(false);
  });
});

it('a session whose character was deleted while Redis was away has no character when Redis is back', async () => {
  const { token, ctx } = await cachedPlayer('nobody-left@necp.test');
  const { id: characterId } = await createCharacter(ctx, newcomer('Leftbehind'));
  await enterWorld(ctx, { requestId: newRequestId(), characterId });
  await vi.waitFor(async () => {
    expect((await actorOf(stranger(), token))?.characterId).toBe(characterId);
    expect(await entryOf(token)).toMatch(copy);
  }, patience);
  const before = await entryOf(token);
  await redis.kill();
  await deleteCharacter(ctx, { requestId: newRequestId(), characterId });
  expect((await queuedEvictions()).at(-1)).toMatchObject({
    mark: 'changed',
    cut: { sessionIds: [ctx.actor.sessionId], reason: 'character_deleted' },
  });
  await redis.start();
  await vi.waitFor(async () => expect(await entryOf(token)).not.toBe(before), patience);
  expect((await actorOf(stranger(), token))?.characterId).toBeNull();
});

it('an outage of Redis is logged when it begins and when it is over, however many attempts fail', async () => {
  await vi.waitFor(() => expect(web.redis.status).toBe('ready'), patience);
  warnings.length = 0;
  let attempts = 0;
  web.redis.on('error', () => (attempts += 1));
  await redis.kill();
  await vi.waitFor(() => expect(attempts).toBeGreaterThan(2), patience);
  await redis.start();
  await vi.waitFor(
    () => expect(warnings.map(([, text]) => text)).toEqual(['redis is away', 'redis is back']),
    patience,
  );
  expect(warnings.at(-1)?.[0].failed).toBe(attempts);
});
