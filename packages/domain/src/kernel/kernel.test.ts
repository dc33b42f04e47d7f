import { GameError, defineEvent, type AccountId } from '@necp/shared/kernel';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newRequestId, openTestDomain, quietLog, type TestDomain } from '../testing';
import {
  addJob,
  afterCommit,
  createDomain,
  createWaitingRedis,
  emit,
  explainConstraints,
  inTx,
  liveChannel,
  type Logger,
  newId,
  once,
  pushAfterCommit,
  readRaw,
  selectRaw,
  type Tx,
} from '.';
import { Prisma } from '@necp/db/types';
import { outsideSettings } from './outside-settings';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 20 });
});
afterAll(() => testDomain.close());

const catPetted = defineEvent({
  name: 'cat.petted',
  version: 1,
  payload: z.object({ cat: z.string(), times: z.int() }),
  keyOf: (payload) => payload.cat,
});
const fail = (error: unknown) => error;
function meet() {
  let arrive = () => {};
  const met = new Promise<void>((resolve) => (arrive = resolve));
  return { met, arrive: () => arrive() };
}

describe('a transaction', () => {
  it('is committed as a whole or not at all', async () => {
    const ctx = testDomain.domain.systemCtx();
    const eventId = newId();
    const error = await inTx(ctx, async (tx) => {
      await tx.inboxEntry.create({ data: { eventId, consumer: 'a.b' } });
      throw new GameError('conflict', 'cat.asleep');
    }).catch(fail);
    expect(error).toMatchObject({ kind: 'conflict', code: 'cat.asleep' });
    expect(await ctx.db.inboxEntry.count({ where: { eventId } })).toBe(0);
  });

  it('can be opened by another copy of the kernel module in the same process', async () => {
    const ctx = testDomain.domain.systemCtx();
    vi.resetModules();
    const copy = await import('.');
    expect(copy.inTx).not.toBe(inTx);
    const notified = await copy.inTx(ctx, async (tx) => [
      copy.ctxOf(tx) === ctx,
      await inTx(ctx, async () => 'opened').catch(String),
    ]);
    expect(notified).toEqual([
      true,
      'Error: a transaction is open already: call a step with its Tx instead of a service',
    ]);
  });

  it('is retried after a deadlock, and both transactions take effect', async () => {
    const ctx = testDomain.domain.systemCtx();
    const ids = [newId(), newId()].toSorted();
    await inTx(ctx, (tx) =>
      tx.inboxEntry.createMany({ data: ids.map((eventId) => ({ eventId, consumer: 'deadlock.test' })) }),
    );
    let runs = 0;
    const holding = [meet(), meet()];
    const lockBoth = (order: readonly string[], own: number) =>
      inTx(ctx, async (tx) => {
        runs += 1;
        for (const eventId of order) {
          await tx.$executeRaw`UPDATE inbox SET at = at + interval '1 hour' WHERE event_id = ${eventId}::uuid`;
          // Both transactions hold their first row before either requests its second.
          holding[own]?.arrive();
          await holding[1 - own]?.met;
        }
      });
    const before = await ctx.db.inboxEntry.findFirstOrThrow({ where: { eventId: ids[0] ?? '' } });
    await Promise.all([lockBoth(ids, 0), lockBoth(ids.toReversed(), 1)]);
    const after = await ctx.db.inboxEntry.findFirstOrThrow({ where: { eventId: ids[0] ?? '' } });
    expect(runs).toBeGreaterThan(2);
    expect(after.at.getTime() - before.at.getTime()).toBe(2 * 3_600_000);
  });

  it('refuses to open inside another one', async () => {
    const ctx = testDomain.domain.systemCtx();
    await expect(inTx(ctx, () => inTx(ctx, async () => 1))).rejects.toThrow(/open already/);
  });

  it('notifies others only after the commit, and not when it was rolled back', async () => {
    const ctx = testDomain.domain.systemCtx();
    const notified: string[] = [];
    const notify = (tx: Tx, word: string) => afterCommit(tx, async () => void notified.push(word));
    await inTx(ctx, async (tx) => {
      notify(tx, 'kept');
      expect(notified).toEqual([]);
    });
    await inTx(ctx, async (tx) => {
      notify(tx, 'never');
      throw new GameError('invalid', 'cat.none');
    }).catch(fail);
    expect(notified).toEqual(['kept']);
  });

  it('sends more live messages than may be under way to Redis, all of them in order', async () => {
    const ctx = testDomain.domain.systemCtx();
    const audience = { accountId: newId() as AccountId };
    const heard: number[] = [];
    const listening = createWaitingRedis(ctx.redis, () => undefined);
    await listening.subscribe(liveChannel(audience));
    listening.on('message', (_channel, text) => heard.push((JSON.parse(text) as { number: number }).number));
    const numbers = Array.from({ length: outsideSettings.redis.mostAtOnce + 1_500 }, (_, number) => number);
    await inTx(ctx, async (tx) => {
      for (const number of numbers) pushAfterCommit(tx, audience, { topic: 'cat.renamed', number });
    });
    await vi.waitFor(() => expect(heard.at(-1)).toBe(numbers.at(-1)), { timeout: 60_000 });
    expect(heard).toEqual(numbers);
    listening.disconnect();
  });

  it('logs an outage of what follows a commit once, and how many acts failed when it is over', async () => {
    const logged: [object, string][] = [];
    const log: Logger = { ...quietLog, warn: (...line) => void logged.push(line), child: () => log };
    const { config } = testDomain.domain.systemCtx();
    const { databaseUrl, redisUrl } = testDomain;
    const noting = createDomain({ service: 'test', databaseUrl, redisUrl, config, log });
    const act = (ends: () => Promise<void>) => inTx(noting.systemCtx(), async (tx) => afterCommit(tx, ends));
    const away = new Error('away');
    for (let acts = 0; acts < 5; acts += 1) await act(() => Promise.reject(away));
    expect(logged).toEqual([[{ err: away }, expect.stringContaining('fails')]]);
    for (let acts = 0; acts < 3; acts += 1) await act(async () => undefined);
    expect(logged.slice(1)).toEqual([[{ failed: 5 }, expect.stringContaining('works again')]]);
    await noting.close();
  });

  it('reports a violated constraint as a game error', async () => {
    const ctx = testDomain.domain.systemCtx();
    const eventId = newId();
    const twice = () => inTx(ctx, (tx) => tx.inboxEntry.create({ data: { eventId, consumer: 'x.y' } }));
    await twice();
    await expect(twice()).rejects.toMatchObject({ kind: 'conflict', code: 'kernel.conflict' });
    explainConstraints({ inbox_pkey: { kind: 'conflict', code: 'cat.known' } });
    await expect(twice()).rejects.toMatchObject({ kind: 'conflict', code: 'cat.known' });
  });

  it('is refused at once with a readable error when the database is unavailable', async () => {
    const lost = createDomain({
      service: 'test',
      databaseUrl: 'postgresql://a:b@127.0.0.1:1/none',
      redisUrl: testDomain.redisUrl,
      config: testDomain.domain.systemCtx().config,
      log: testDomain.domain.systemCtx().log,
    });
    await expect(inTx(lost.systemCtx(), async (tx) => tx.inboxEntry.count())).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'kernel.unavailable',
    });
    const ctx = lost.systemCtx();
    const reads = [
      () => ctx.db.inboxEntry.findFirst(),
      () => readRaw(ctx, Prisma.sql`SELECT 1`),
      () => selectRaw(ctx, Prisma.sql`SELECT 1`),
    ];
    for (const read of reads)
      await expect(read()).rejects.toMatchObject({ kind: 'unavailable', code: 'kernel.unavailable' });
    expect(await lost.isReady()).toBe(false);
    await lost.close();
  });

  it('is the only way to write: the database of a context can only read', async () => {
    const ctx = testDomain.domain.systemCtx();
    expect(Object.keys(ctx.db.inboxEntry).toSorted()).toEqual([
      'aggregate',
      'count',
      'findFirst',
      'findFirstOrThrow',
      'findMany',
      'findUnique',
      'findUniqueOrThrow',
      'groupBy',
    ]);
    expect((ctx.db as unknown as { $executeRaw?: unknown }).$executeRaw).toBeUndefined();
    await expect(readRaw(ctx, Prisma.sql`DELETE FROM inbox RETURNING 1 AS one`)).rejects.toThrow(/read-only/);
  });

  it('carries the correlation id from the click to every statement it caused', async () => {
    const ctx = testDomain.domain.ctxFor({ actor: null, address: null, correlationId: 'click-42' });
    const hostile = testDomain.domain.ctxFor({ actor: null, address: null, correlationId: '*/ DROP TABLE inbox; /*' });
    const query = Prisma.sql`SELECT current_query() AS text, current_setting('application_name') AS service`;
    expect(await readRaw(ctx, query)).toEqual([
      expect.objectContaining({ text: expect.stringContaining("/*correlation='click-42'*/"), service: 'necp-test' }),
    ]);
    const inside = await inTx(ctx, (tx) => tx.$queryRaw<{ text: string }[]>(query));
    expect(inside[0]?.text).toContain("/*correlation='click-42'*/");
    expect(hostile.correlationId).not.toContain('DROP');
  });
});

describe('a request with an id', () => {
  const pet = (
    run: () => Promise<unknown>,
    asked: { requestId: ReturnType<typeof newRequestId>; accountId?: AccountId; input?: unknown },
  ) =>
    inTx(testDomain.domain.systemCtx(), (tx) =>
      once(
        tx,
        {
          accountId: asked.accountId ?? ('11111111-1111-7111-8111-111111111111' as AccountId),
          requestId: asked.requestId,
          verb: 'cat.pet',
          input: asked.input ?? { cat: 'Misha' },
        },
        run,
      ),
    );

  it('gives fifty simultaneous callers the same answer', async () => {
    const requestId = newRequestId();
    let runs = 0;
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        pet(
          async () => {
            runs += 1;
            return { purrs: 7n, at: new Date(5), who: newId() };
          },
          { requestId },
        ),
      ),
    );
    expect(runs).toBe(1);
    expect(new Set(answers.map((answer) => (answer as { who: string }).who)).size).toBe(1);
    expect(answers[49]).toMatchObject({ purrs: 7n, at: new Date(5) });
  });

  it('refuses the same request id with another request', async () => {
    const requestId = newRequestId();
    await pet(async () => 1, { requestId });
    await expect(pet(async () => 2, { requestId, input: { cat: 'Barsik' } })).rejects.toMatchObject({
      code: 'kernel.request_reused',
    });
  });

  it('does not give another player the answer of a request that is not theirs', async () => {
    const requestId = newRequestId();
    await pet(async () => 'secret', { requestId });
    expect(
      await pet(async () => 'own', { requestId, accountId: '22222222-2222-7222-8222-222222222222' as AccountId }),
    ).toBe('own');
  });

  it('can be repeated after it was refused', async () => {
    const requestId = newRequestId();
    await pet(
      async () => {
        throw new GameError('conflict', 'cat.asleep');
      },
      { requestId },
    ).catch(fail);
    expect(await pet(async () => 'purr', { requestId })).toBe('purr');
  });

  it('is recognised whatever the order of its fields', async () => {
    const requestId = newRequestId();
    await pet(async () => 'first', { requestId, input: { a: 1, b: 2n } });
    expect(await pet(async () => 'second', { requestId, input: { b: 2n, a: 1 } })).toBe('first');
  });
});

describe('events and jobs', () => {
  it('are stored exactly when the transaction that caused them commits', async () => {
    const ctx = testDomain.domain.ctxFor({ actor: null, address: null, correlationId: 'cause-1' });
    const act = (cat: string, outcome: Error | null) =>
      inTx(ctx, async (tx) => {
        await emit(tx, catPetted, { cat, times: 1 });
        await addJob(tx, { name: 'cat.feed', payload: { cat } });
        if (outcome !== null) throw outcome;
      });
    await act('kept', null);
    await act('gone', new GameError('conflict', 'cat.asleep')).catch(fail);
    expect(await ctx.db.outboxEvent.findMany({ where: { name: 'cat.petted' } })).toEqual([
      expect.objectContaining({ key: 'kept', correlationId: 'cause-1', sentAt: null }),
    ]);
    const jobs = await readRaw<{ payload: unknown }>(
      ctx,
      Prisma.sql`SELECT payload FROM graphile_worker._private_jobs`,
    );
    expect(jobs).toEqual([{ payload: { cat: 'kept', correlationId: 'cause-1' } }]);
  });

  it('are refused when they do not match their schema', async () => {
    await expect(
      inTx(testDomain.domain.systemCtx(), (tx) => emit(tx, catPetted, { cat: 'x', times: 0.5 })),
    ).rejects.toThrow();
  });
});
