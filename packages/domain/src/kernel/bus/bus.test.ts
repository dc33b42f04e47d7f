import { randomUUID } from 'node:crypto';
import { GameError } from '@necp/shared/kernel';
import { describe, expect, it } from 'vitest';
import {
  consume,
  currentBus,
  footprints,
  leaveFootprint,
  relayAll,
  stepTaken,
  takeStep,
  testDeliveries,
  until,
  useTestBus,
} from '../../testing/bus';
import { withClient } from '../../testing';
import { inTx, listen } from '..';
import { nowOf } from '../tx';
import { registerGroups } from './consumer';
import { deadLetters, dismissDeadLetter, replayDeadLetters } from './dead-letters';
import { RedisTransport } from './redis-transport';
import { relayOnce } from './relay';

useTestBus();
const domain = () => currentBus().domain;

testDeliveries({ walkerCount: 8, firstSeed: 29, deaths: 1 });

describe('events reach their listeners', () => {
  it('wait in the database while the bus is unavailable', async () => {
    await registerGroups(domain().systemCtx(), ['walk']);
    await currentBus().stopRedis();
    await takeStep(domain(), 'patient', 1);
    const transport = new RedisTransport(domain().redis, 'bus:events', () => undefined);
    // Postgres may hold the locks of a relay that was killed before for another moment: there is nothing to send then.
    const relay = until(async () => (await relayOnce(domain().systemCtx(), transport)).did !== 'nothing');
    await expect(relay).rejects.toThrow();
    expect(
      await domain()
        .systemCtx()
        .db.outboxEvent.count({ where: { sentAt: null } }),
    ).toBe(1);
    await currentBus().startRedis();
    await until(() =>
      relayAll().then(
        () => true,
        () => false,
      ),
    );
    consume([leaveFootprint]);
    await until(async () => (await footprints()).length === 1);
  });

  it('also when a transaction with an earlier number commits after the relay has sent a later one', async () => {
    await registerGroups(domain().systemCtx(), ['walk']);
    const { databaseUrl } = currentBus();
    await withClient(databaseUrl, async (slow) => {
      await slow.query('BEGIN');
      await slow.query(
        `INSERT INTO outbox (id, name, version, key, payload, correlation_id, occurred_at)
          VALUES ($1, $2, 1, 'slow', '{"walker":"slow","step":1}', 'test', now())`,
        [randomUUID(), stepTaken.name],
      );
      await takeStep(domain(), 'quick', 1);
      await relayAll();
      await slow.query('COMMIT');
    });
    await relayAll();
    consume([leaveFootprint]);
    // The marker comes after both on the bus.
    await takeStep(domain(), 'marker', 1);
    await relayAll();
    await until(async () => (await footprints()).some(({ walker }) => walker === 'marker'));
    expect((await footprints()).map(({ walker }) => walker).toSorted()).toEqual(['marker', 'quick', 'slow']);
  });

  it('from before a listener was registered are not delivered to it, and it misses none after that', async () => {
    await registerGroups(domain().systemCtx(), ['early']);
    await takeStep(domain(), 'old', 1);
    await relayAll();
    await registerGroups(domain().systemCtx(), ['walk']);
    await takeStep(domain(), 'new', 1);
    await takeStep(domain(), 'new', 2);
    await relayAll();
    consume([leaveFootprint]);
    await until(async () => (await footprints()).length > 1);
    // The old event is on the bus before both.
    expect(await footprints()).toEqual([
      { walker: 'new', step: 1 },
      { walker: 'new', step: 2 },
    ]);
  });
});

describe('a listener that fails', () => {
  it('is tried again until it works', async () => {
    await registerGroups(domain().systemCtx(), ['walk']);
    let tries = 0;
    consume([
      listen('walk.shaky', stepTaken, async (tx, { walker, step }) => {
        tries += 1;
        await tx.$executeRaw`INSERT INTO footprints (walker, step) VALUES (${walker}, ${step})`;
        if (tries < 4) throw new Error('stumbled');
      }),
    ]);
    await takeStep(domain(), 'shaky', 1);
    await relayAll();
    await until(async () => (await footprints()).length === 1);
    expect(tries).toBe(4);
    expect(await deadLetters(domain().systemCtx())).toEqual([]);
  });

  it('is given up after five tries, lets the next event pass, and works when the event is replayed', async () => {
    await registerGroups(domain().systemCtx(), ['walk']);
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
    await takeStep(domain(), 'fragile', 1);
    await takeStep(domain(), 'fragile', 2);
    await relayAll();
    await until(async () => (await footprints()).length === 1);
    expect(tries).toBe(5);
    const [dead] = await deadLetters(domain().systemCtx());
    expect(dead).toMatchObject({
      consumer: 'walk.fragile',
      name: 'walk.step_taken',
      tries: 5,
      error: 'GameError: walk.stumbled',
    });
    expect(await replayDeadLetters(domain().systemCtx(), [fragile])).toMatchObject({
      done: 0,
      failed: [{ error: 'walk.stumbled' }],
    });
    isMended = true;
    expect(await replayDeadLetters(domain().systemCtx(), [fragile])).toEqual({ done: 1, failed: [] });
    expect(await footprints()).toEqual([
      { walker: 'fragile', step: 2 },
      { walker: 'fragile', step: 1 },
    ]);
    expect(await deadLetters(domain().systemCtx())).toEqual([]);
    expect(await replayDeadLetters(domain().systemCtx(), [fragile])).toEqual({ done: 0, failed: [] });
  });
});

describe('a group without listeners', () => {
  const plantGroup = (leaseMs: number | null) =>
    inTx(domain().systemCtx(), (tx) => {
      const leaseUntil = leaseMs === null ? null : new Date(nowOf(tx).getTime() + leaseMs);
      return tx.busGroup.create({ data: { name: 'removed', startSeq: -60_000n, settledSeq: -60_000n, leaseUntil } });
    });
  const groupNames = async () =>
    (
      await domain()
        .systemCtx()
        .db.busGroup.findMany({ orderBy: { name: 'asc' } })
    ).map(({ name }) => name);

  it.each([
    ['that was never worked', null],
    ['whose last lease ended long ago', -3_600_000],
  ])('%s does not stop the bus', async (_what, leaseMs) => {
    await plantGroup(leaseMs);
    await registerGroups(domain().systemCtx(), ['walk']);
    await takeStep(domain(), 'unhindered', 1);
    await relayAll();
    consume([leaveFootprint]);
    await until(async () => (await footprints()).length === 1);
    expect(await groupNames()).toEqual(['walk']);
  });

  it('stays while a worker of another release works it', async () => {
    await plantGroup(60_000);
    await registerGroups(domain().systemCtx(), ['walk']);
    expect(await groupNames()).toEqual(['removed', 'walk']);
  });
});

describe('an entry of the stream that is no event', () => {
  it.each([
    ['no JSON', ['seq', '7', 'event', '{']],
    ['without a position', ['event', '{}']],
    ['of another shape', ['seq', 'seven', 'event', '{"id":1}']],
  ])('%s is laid aside, and the events after it arrive', async (_what, fields) => {
    await registerGroups(domain().systemCtx(), ['walk']);
    await domain().redis.xadd('bus:events', '*', ...fields);
    await takeStep(domain(), 'behind', 1);
    await relayAll();
    consume([leaveFootprint]);
    await until(async () => (await footprints()).length === 1);
    const [dead] = await deadLetters(domain().systemCtx());
    expect(dead).toMatchObject({ consumer: 'walk.unreadable', name: 'bus.unreadable' });
    expect(await dismissDeadLetter(domain().systemCtx(), dead?.eventId ?? '')).toBe(1);
    expect(await deadLetters(domain().systemCtx())).toEqual([]);
  });
});

describe('a reader that does not know yet that another one has taken over', () => {
  const open = () => new RedisTransport(domain().redis, 'bus:events', () => undefined);

  it('keeps no event from its successor, which receives all of them in order', async () => {
    await registerGroups(domain().systemCtx(), ['walk']);
    const transport = open();
    const former = await transport.join('walk', 'former');
    const successor = await transport.join('walk', 'successor');
    const stepsOf = async (reader: typeof former, count: number) =>
      (await reader.read(count)).deliveries.map(({ event }) => (event.payload as { step: number }).step);
    expect(await stepsOf(successor, 64)).toEqual([]);
    for (const step of [1, 2, 3, 4]) await takeStep(domain(), 'late', step);
    await relayAll();
    // It had sent its request before it lost its turn, and Redis answered it only now.
    expect(await stepsOf(former, 2)).toEqual([1, 2]);
    expect(await stepsOf(successor, 64)).toEqual([1, 2, 3, 4]);
    transport.close();
  });
});

describe('restarts of the worker', () => {
  /** Receives the event of a key, and what waits before it, as a process that ends before it settles them. */
  async function receiveAndEnd(key: string): Promise<void> {
    const transport = new RedisTransport(domain().redis, 'bus:events', () => undefined);
    const reader = await transport.join('walk', 'mayfly');
    // Events that an earlier test left unsettled come first.
    await until(async () => (await reader.read(64)).deliveries.some(({ event }) => event.key === key));
    transport.close();
  }

  it('use up no tries of an event', async () => {
    await registerGroups(domain().systemCtx(), ['walk']);
    await takeStep(domain(), 'restarted', 1);
    await relayAll();
    for (let restart = 0; restart < 8; restart += 1) await receiveAndEnd('restarted');
    consume([leaveFootprint]);
    await until(async () => (await footprints()).length === 1);
    expect(await deadLetters(domain().systemCtx())).toEqual([]);
  });

  it('are counted when the same event ended the process each time, and it is laid aside', async () => {
    await registerGroups(domain().systemCtx(), ['walk']);
    await takeStep(domain(), 'deadly', 1);
    await relayAll();
    await receiveAndEnd('deadly');
    const { id } = await domain()
      .systemCtx()
      .db.outboxEvent.findFirstOrThrow({ where: { key: 'deadly' } });
    // Five processes began to handle it and never came to the end of the attempt.
    await domain().redis.set(`bus:trying:walk.footprints:${id}`, '5');
    consume([leaveFootprint]);
    await until(async () => (await deadLetters(domain().systemCtx())).length === 1);
    expect(await footprints()).toEqual([]);
    expect(await deadLetters(domain().systemCtx())).toMatchObject([
      { error: 'Error: ended the process that tried it' },
    ]);
  });
});
