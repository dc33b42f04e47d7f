import { Prisma } from '@necp/db/types';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDomain, type Ctx, type Domain, inTx, newId, readRaw } from '.';
import { openTestDomain, quietLog, testConfig, type TestDomain, withClient } from '../testing';

const busy = { kind: 'unavailable', code: 'kernel.busy' };
const patience = { timeout: 120_000, interval: 20 };

let testDomain: TestDomain;
/** Two connections, and a database that may keep callers waiting for some seconds only. */
let small: Domain;
beforeAll(async () => {
  testDomain = await openTestDomain();
  small = createDomain({
    service: 'test',
    databaseUrl: testDomain.databaseUrl,
    databaseReplicaUrl: testDomain.databaseUrl,
    redisUrl: testDomain.redisUrl,
    poolMax: 2,
    databaseLimits: { connectionMs: 6_000, lockMs: 6_000, transactionMs: 120_000 },
    config: { ...testConfig },
    log: quietLog,
  });
});
afterAll(async () => {
  await small.close();
  await testDomain.close();
});
const ctx = (): Ctx => small.systemCtx();
const write = () =>
  inTx(ctx(), (tx) =>
    tx.inboxEntry.create({ data: { eventId: newId(), consumer: 'a.b' }, select: { consumer: true } }),
  );

describe('a database that keeps callers waiting', () => {
  it('answers that it is busy when no connection becomes free, and works when one does', async () => {
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => (release = resolve));
    let holding = 0;
    const holders = Array.from({ length: 2 }, () => inTx(ctx(), async () => ((holding += 1), held)));
    await vi.waitFor(() => expect(holding).toBe(2), patience);
    await expect(write()).rejects.toMatchObject(busy);
    release();
    await Promise.all(holders);
    await vi.waitFor(async () => expect(await write()).toEqual({ consumer: 'a.b' }), patience);
  });

  it('answers that it is busy when a replica does not, while the primary writes on', async () => {
    await withClient(testDomain.ownerUrl, async (owner) => {
      await owner.query('BEGIN');
      await owner.query('LOCK TABLE dead_letters IN ACCESS EXCLUSIVE MODE');
      // More readers than the replica has connections: some wait for the table, and some for a connection.
      const reads = await Promise.allSettled(Array.from({ length: 6 }, () => ctx().db.deadLetter.count()));
      for (const read of reads) expect(read).toMatchObject({ status: 'rejected', reason: busy });
      expect(await write()).toEqual({ consumer: 'a.b' });
      await owner.query('COMMIT');
    });
    await vi.waitFor(async () => expect(await ctx().db.deadLetter.count()).toBe(0), patience);
  });

  it('ends a statement that takes too long', async () => {
    await expect(readRaw(ctx(), Prisma.sql`SELECT pg_sleep(600)::text AS slept`, 2_000)).rejects.toMatchObject(busy);
    expect(await readRaw(ctx(), Prisma.sql`SELECT 1 AS one`)).toEqual([{ one: 1 }]);
  });
});
