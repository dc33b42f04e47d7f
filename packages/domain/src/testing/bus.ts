import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { defineEvent } from '@necp/shared/kernel';
import * as z from 'zod';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { findFreePort, startRedis } from '../../../../tooling/launcher/services.mjs';
import { createDomain, emit, inTx, listen, type Domain, type Listener } from '../kernel';
import { registerGroups, startConsumer, type Running } from '../kernel/bus/consumer';
import { RedisTransport } from '../kernel/bus/redis-transport';
import { relayOnce } from '../kernel/bus/relay';
import { openTestDomain, throwLockFault, withClient, type TestDomain } from '.';

/** One step of a walking character, as an event for tests. */
export const stepTaken = defineEvent({
  name: 'walk.step_taken',
  version: 1,
  payload: z.object({ walker: z.string(), step: z.int() }),
  keyOf: (event) => event.walker,
});
/** Emits one such event. */
export const takeStep = (domain: Domain, walker: string, step: number) =>
  inTx(domain.systemCtx(), (tx) => emit(tx, stepTaken, { walker, step }));

let testDomain: TestDomain;
let folder: string;
let redis: Awaited<ReturnType<typeof startRedis>>;
let domain: Domain;
const running: Running[] = [];
const children = new Set<ChildProcess>();

/** Gives each test file its own database and Redis, empty before each test. */
export function useTestBus(): void {
  beforeAll(async () => {
    // The file has its own Redis, because it kills it.
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
      onLockFault: throwLockFault,
      // A command on a busy machine takes longer than programs wait for Redis.
      redisSettings: { timeoutMs: 120_000, slowMs: 120_000 },
      poolMax: 20,
    });
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(
        `CREATE TABLE footprints (id bigserial, walker text, step int);
          GRANT SELECT, INSERT ON footprints TO PUBLIC; GRANT USAGE ON footprints_id_seq TO PUBLIC`,
      ),
    );
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    children.clear();
    await Promise.all(running.splice(0).map((one) => one.stop()));
    await withClient(testDomain.ownerUrl, (client) =>
      client.query('TRUNCATE footprints; TRUNCATE outbox; TRUNCATE bus_groups; TRUNCATE inbox; TRUNCATE dead_letters'),
    );
  });
  afterAll(async () => {
    await domain.close();
    await testDomain.close();
    await redis.stop();
    rmSync(folder, { recursive: true, force: true });
  });
}

const walk = async (walker: string) => {
  for (let step = 1; step <= 50; step += 5) {
    await inTx(domain.systemCtx(), async (tx) => {
      for (let next = step; next < step + 5; next++) await emit(tx, stepTaken, { walker, step: next });
    });
  }
};
/** A listener that records each step it receives. */
export const leaveFootprint = listen('walk.footprints', stepTaken, async (tx, { walker, step }) => {
  await tx.$executeRaw`INSERT INTO footprints (walker, step) VALUES (${walker}, ${step})`;
});
/** Returns the recorded steps, in the order in which they were received. */
export const footprints = () =>
  withClient(
    testDomain.databaseUrl,
    async (client) =>
      (await client.query<{ walker: string; step: number }>('SELECT walker, step FROM footprints ORDER BY id')).rows,
  );
/** Starts a consumer that is stopped after the test. */
export const consume = (listeners: readonly Listener[]) => {
  const transport = new RedisTransport(domain.redis, 'bus:events', () => undefined);
  running.push(startConsumer({ domain, transport, group: 'walk', listeners }));
};
/** Sends everything that waits to the bus. */
export const relayAll = async () => {
  const transport = new RedisTransport(domain.redis, 'bus:events', () => undefined);
  while ((await relayOnce(domain.systemCtx(), transport)).did !== 'nothing');
};
/** Waits until a condition holds, however slow the machine is; the limit is that of the whole test. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(100);
}

interface Fates {
  nextSeed: number;
  /** How many relays still to be started will die. */
  mortalsLeft: number;
  deaths: number;
}

/** Starts a relay, and the next one when it has died; a start takes seconds, so only some of them die. */
function startRelay(fates: Fates): void {
  const script = fileURLToPath(new URL('./mortal-relay.ts', import.meta.url));
  const seed = fates.mortalsLeft > 0 ? String(fates.nextSeed++) : 'immortal';
  fates.mortalsLeft -= 1;
  const child = spawn(process.execPath, ['--import', 'tsx', script, testDomain.databaseUrl, redis.url, seed], {
    stdio: 'ignore',
  });
  children.add(child);
  child.once('exit', () => {
    if (!children.delete(child)) return;
    fates.deaths += 1;
    startRelay(fates);
  });
}

/** The domain and the Redis of the running test. */
export const currentBus = () => ({
  domain,
  databaseUrl: testDomain.databaseUrl,
  stopRedis: () => redis.stop(),
  startRedis: async () => {
    redis = await startRedis({ dir: redis.dir, port: redis.port });
  },
});

interface Deliveries {
  /** Each walker takes fifty steps. */
  readonly walkerCount: number;
  /** Seed of the first relay, which decides when it dies; each further relay has the next one. */
  readonly firstSeed: number;
  /** How many relays die at least. */
  readonly deaths: number;
}

/** Tests that events reach their listener exactly once and in order, whatever dies on the way. */
export function testDeliveries({ walkerCount, firstSeed, deaths }: Deliveries): void {
  describe(`${walkerCount * 50} events`, () => {
    it('reach their listener once and in order, while relays die and the bus is emptied and killed', async () => {
      const all = walkerCount * 50;
      const walkers = Array.from({ length: walkerCount }, (_, index) => `walker ${index}`);
      const resting = [...walkers];
      await registerGroups(domain.systemCtx(), ['walk']);
      const fates = { nextSeed: firstSeed, mortalsLeft: deaths + 3, deaths: 0 };
      for (let relay = 0; relay < 3; relay++) startRelay(fates);
      consume([leaveFootprint]);
      consume([leaveFootprint]);
      const walking = Promise.all(
        Array.from({ length: 8 }, async () => {
          for (let walker = resting.pop(); walker !== undefined; walker = resting.pop()) await walk(walker);
        }),
      );
      await until(async () => (await footprints()).length > all / 5);
      await domain.redis.flushall();
      await until(async () => (await footprints()).length > all / 2);
      process.kill(redis.pid, 'SIGKILL');
      await redis.stop();
      redis = await startRedis({ dir: redis.dir, port: redis.port });
      await walking;
      await until(async () => (await footprints()).length >= all);
      // Everything on the bus before these events has been sent before them.
      for (const walker of walkers) await takeStep(domain, walker, 51);
      await until(async () => (await footprints()).filter(({ step }) => step === 51).length >= walkers.length);
      const left = (await footprints()).filter(({ step }) => step <= 50);
      expect(left).toHaveLength(all);
      for (const walker of walkers)
        expect(left.filter((one) => one.walker === walker).map((one) => one.step)).toEqual(
          Array.from({ length: 50 }, (_, index) => index + 1),
        );
      // The end of a process is reported a while after it died.
      await until(async () => fates.deaths >= deaths);
    }, 3_600_000);
  });
}
