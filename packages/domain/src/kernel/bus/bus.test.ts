import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { defineEvent, GameError } from '@necp/shared/kernel';
import * as z from 'zod';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { findFreePort, startRedis } from '../../../../../tooling/launcher/services.mjs';
import { openTestDomain, withClient, type TestDomain } from '../../testing';
import { createDomain, emit, inTx, listen, type Domain, type Listener } from '..';
import { registerGroups, startConsumer, type Running } from './consumer';
import { deadLetters, replayDeadLetters } from './dead-letters';
import { RedisTransport } from './redis-transport';
import { relayOnce } from './relay';

const stepTaken = defineEvent({
  name: 'walk.step_taken',
  version: 1,
  payload: z.object({ walker: z.string(), step: z.int() }),
  keyOf: (event) => event.walker,
});
const takeStep = (domain: Domain, walker: string, step: number) =>
  inTx(domain.systemCtx(), (tx) => emit(tx, stepTaken, { walker, step }));

let testDomain: TestDomain;
let folder: string;
let redis: Awaited<ReturnType<typeof startRedis>>;
let domain: Domain;
const running: Running[] = [];
const children = new Set<ChildProcess>();

beforeAll(async () => {
  // A Redis of its own: this file kills it.
  vi.stubEnv('REDIS_URL', '');
  folder = mkdtempSync(path.join(tmpdir(), 'necp-bus-'));
  redis = await startRedis({ dir: path.join(folder, 'redis'), port: await findFreePort() });
  testDomain = await openTestDomain();
  const ctx = testDomain.domain.systemCtx();
  domain = createDomain({
    service: 'test',
    databaseUrl: testDomain.databaseUrl,
    redisUrl: redis.url,
    config: ctx.config,
    log: ctx.log,
    poolMax: 20,
  });
  await withClient(testDomain.databaseUrl, (client) =>
    client.query('CREATE TABLE footprints (id bigserial, walker text, step int)'),
  );
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  await Promise.all(running.splice(0).map((one) => one.stop()));
  await withClient(testDomain.databaseUrl, (client) =>
    client.query('TRUNCATE footprints; TRUNCATE outbox; TRUNCATE bus_groups; TRUNCATE inbox; TRUNCATE dead_letters'),
  );
});
afterAll(async () => {
  await domain.close();
  await testDomain.close();
  await redis.stop();
  rmSync(folder, { recursive: true, force: true });
});

const walk = async (walker: string) => {
  for (let step = 1; step <= 50; step += 5) {
    await inTx(domain.systemCtx(), async (tx) => {
      for (let next = step; next < step + 5; next++) await emit(tx, stepTaken, { walker, step: next });
    });
  }
};
const leaveFootprint = listen('walk.footprints', stepTaken, async (tx, { walker, step }) => {
  await tx.$executeRaw`INSERT INTO footprints (walker, step) VALUES (${walker}, ${step})`;
});
const footprints = () =>
  withClient(
    testDomain.databaseUrl,
    async (client) =>
      (await client.query<{ walker: string; step: number }>('SELECT walker, step FROM footprints ORDER BY id')).rows,
  );
const consume = (listeners: readonly Listener[]) => {
  const transport = new RedisTransport(domain.redis, 'bus:events', () => undefined);
  running.push(startConsumer({ domain, transport, group: 'walk', listeners }));
};
const relayAll = async () => {
  const transport = new RedisTransport(domain.redis, 'bus:events', () => undefined);
  while ((await relayOnce(domain.systemCtx(), transport)).did !== 'nothing');
};
const until = async (isSo: () => Promise<boolean>) => {
  for (let tries = 0; tries < 500; tries++) {
    if (await isSo()) return;
    await pause(100);
  }
  throw new Error('it never came to pass');
};

function startMortalRelay(seed: { next: number; deaths: number }): void {
  const script = fileURLToPath(new URL('../../testing/mortal-relay.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', script, testDomain.databaseUrl, redis.url, String(seed.next++)],
    { stdio: 'ignore' },
  );
  children.add(child);
  child.once('exit', () => {
    if (!children.delete(child)) return;
    seed.deaths += 1;
    startMortalRelay(seed);
  });
}

describe('events reach whoever listens', () => {
  it('two thousand of them exactly once and in order, while relays die, the bus is emptied and the bus is killed', async () => {
    const walkers = Array.from({ length: 40 }, (_, index) => `walker ${index}`);
    const resting = [...walkers];
    await registerGroups(domain.systemCtx(), ['walk']);
    const seed = { next: 1, deaths: 0 };
    for (let relay = 0; relay < 3; relay++) startMortalRelay(seed);
    consume([leaveFootprint]);
    consume([leaveFootprint]);
    const walking = Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let walker = resting.pop(); walker !== undefined; walker = resting.pop()) await walk(walker);
      }),
    );
    await until(async () => (await footprints()).length > 400);
    await domain.redis.flushall();
    await until(async () => (await footprints()).length > 900);
    process.kill(redis.pid, 'SIGKILL');
    await pause(1_000);
    redis = await startRedis({ dir: redis.dir, port: redis.port });
    await walking;
    await until(async () => (await footprints()).length >= 2_000);
    await pause(1_500);
    const left = await footprints();
    expect(left).toHaveLength(2_000);
    for (const walker of walkers)
      expect(left.filter((one) => one.walker === walker).map((one) => one.step)).toEqual(
        Array.from({ length: 50 }, (_, index) => index + 1),
      );
    expect(seed.deaths).toBeGreaterThan(3);
  }, 240_000);

  it('wait in the database while the bus is away', async () => {
    await registerGroups(domain.systemCtx(), ['walk']);
    await redis.stop();
    await takeStep(domain, 'patient', 1);
    const transport = new RedisTransport(domain.redis, 'bus:events', () => undefined);
    await expect(relayOnce(domain.systemCtx(), transport)).rejects.toThrow();
    expect(await domain.systemCtx().db.outboxEvent.count({ where: { sentAt: null } })).toBe(1);
    redis = await startRedis({ dir: redis.dir, port: redis.port });
    await until(() =>
      relayAll().then(
        () => true,
        () => false,
      ),
    );
    consume([leaveFootprint]);
    await until(async () => (await footprints()).length === 1);
  });

  it('are not asked again from a room that came later, and none that came after it are missed', async () => {
    await registerGroups(domain.systemCtx(), ['early']);
    await takeStep(domain, 'old', 1);
    await relayAll();
    await registerGroups(domain.systemCtx(), ['walk']);
    await takeStep(domain, 'new', 1);
    await relayAll();
    consume([leaveFootprint]);
    await until(async () => (await footprints()).length > 0);
    await pause(300);
    expect(await footprints()).toEqual([{ walker: 'new', step: 1 }]);
  });
});

describe('a listener that fails', () => {
  it('is tried again until it works', async () => {
    await registerGroups(domain.systemCtx(), ['walk']);
    let tries = 0;
    consume([
      listen('walk.shaky', stepTaken, async (tx, { walker, step }) => {
        tries += 1;
        await tx.$executeRaw`INSERT INTO footprints (walker, step) VALUES (${walker}, ${step})`;
        if (tries < 4) throw new Error('stumbled');
      }),
    ]);
    await takeStep(domain, 'shaky', 1);
    await relayAll();
    await until(async () => (await footprints()).length === 1);
    expect(tries).toBe(4);
    expect(await deadLetters(domain.systemCtx())).toEqual([]);
  });

  it('after five tries lays the event aside, lets the next ones pass, and does its work when it is replayed', async () => {
    await registerGroups(domain.systemCtx(), ['walk']);
    let isMended = false;
    let tries = 0;
    const fragile = listen('walk.fragile', stepTaken, async (tx, { walker, step }) => {
      if (step === 1 && !isMended) {
        tries += 1;
        throw new GameError('conflict', 'walk.stumbled');
      }
      await tx.$executeRaw`INSERT INTO footprints (walker, step) VALUES (${walker}, ${step})`;
    });
    consume([fragile]);
    await takeStep(domain, 'fragile', 1);
    await takeStep(domain, 'fragile', 2);
    await relayAll();
    await until(async () => (await footprints()).length === 1);
    expect(tries).toBe(5);
    const [dead] = await deadLetters(domain.systemCtx());
    expect(dead).toMatchObject({
      consumer: 'walk.fragile',
      name: 'walk.step_taken',
      tries: 5,
      error: 'GameError: walk.stumbled',
    });
    expect(await replayDeadLetters(domain.systemCtx(), [fragile])).toMatchObject({
      done: 0,
      failed: [{ error: 'walk.stumbled' }],
    });
    isMended = true;
    expect(await replayDeadLetters(domain.systemCtx(), [fragile])).toEqual({ done: 1, failed: [] });
    expect(await footprints()).toEqual([
      { walker: 'fragile', step: 2 },
      { walker: 'fragile', step: 1 },
    ]);
    expect(await deadLetters(domain.systemCtx())).toEqual([]);
    expect(await replayDeadLetters(domain.systemCtx(), [fragile])).toEqual({ done: 0, failed: [] });
  });
});
