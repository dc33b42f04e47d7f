import { randomUUID } from 'node:crypto';
import { dayMs, FixedClock, minuteMs } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDomain, type Ctx, type Domain, inTx } from '../kernel';
import { openTestDomain, quietLog, testConfig, type TestDomain } from '../testing';
import { guest, player, strangerCtx } from '../testing/players';
import { accountWith } from '../testing/staff';
import { readCached, writeCached } from './cache';
import { actorOf, signOut } from './service';
import { endSessions, renewSession } from './steps';
import { hashSecret } from './tokens';

let testDomain: TestDomain;
/** A process whose Postgres does not answer; its Redis does. */
let severed: Domain;
const clock = new FixedClock(Date.UTC(2077, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
  severed = createDomain({
    service: 'test',
    databaseUrl: 'postgres://nobody:nothing@127.0.0.1:1/necp',
    redisUrl: testDomain.redisUrl,
    config: testConfig,
    log: quietLog,
    clock,
  });
});
afterAll(async () => {
  await severed.close();
  await testDomain.close();
});

const keyOf = (token: string) => `session:${hashSecret(token)}`;
const put = (token: string, value: string) => testDomain.domain.redis.set(keyOf(token), value, 'PX', 60_000);
const copyOf = (token: string) => testDomain.domain.redis.get(keyOf(token));
const actorWith = (token: string) => actorOf(strangerCtx(testDomain), token);
/** Who asks while Postgres does not answer; null for a refusal, as ended or for lack of a copy. */
const actorWithout = (token: string) => actorOf(severed.systemCtx(), token).catch(() => null);
const player1 = async (name: string) => {
  const one = await player(testDomain, `${name}@necp.test`);
  await actorWith(one.token);
  return { ...one, copy: (await copyOf(one.token)) ?? '' };
};
/** Seals a copy as this installation would, with whatever it says. */
async function sealed(token: string, actor: object, expiresAtMs = clock.nowMs() + dayMs): Promise<void> {
  await testDomain.domain.redis.del(keyOf(token));
  await writeCached(testDomain.domain.systemCtx() as Ctx, hashSecret(token), { actor, expiresAtMs } as never);
}

describe('a copy in Redis that someone has written there', () => {
  const forged = (changes: object) => JSON.stringify({ expiresAtMs: 9e15, copiedAtMs: 9e15, ...changes });
  it.each([
    ['rubbish', () => '{"actor":'],
    ['an empty text', () => ''],
    ['a list', () => '[]'],
    ['a null', () => 'null'],
    ['bytes that are no seal', () => 'A'.repeat(200)],
    ['a whole actor without a seal', () => forged({ actor: { accountId: randomUUID(), sessionId: randomUUID() } })],
  ])('%s changes nothing about a session, and gives none', async (_what, value) => {
    const { ctx, token } = await player1(`poison-${randomUUID()}`);
    await put(token, value());
    expect(await actorWith(token)).toEqual(ctx.actor);
    expect(await actorWithout(token)).toBeNull();
    await put('no-such-secret', value());
    expect(await actorWith('no-such-secret')).toBeNull();
    expect(await actorWithout('no-such-secret')).toBeNull();
  });

  it('opens no session under another secret when it is moved there', async () => {
    const { copy } = await player1('moved');
    await put('another-secret', copy);
    expect([await actorWith('another-secret'), await actorWithout('another-secret')]).toEqual([null, null]);
  });

  it('is worthless after the end of its session, although it is genuine', async () => {
    const { ctx, token, copy } = await player1('stale');
    await signOut(ctx);
    await put(token, copy);
    expect(await actorWith(token)).toBeNull();
  });

  it('is worthless after the session has a new secret', async () => {
    const { ctx, token, copy } = await player1('renewed');
    const renewed = await inTx(ctx, (tx) => renewSession(tx, ctx.actor.sessionId));
    await put(token, copy);
    expect(await actorWith(token)).toBeNull();
    expect(await actorWith(renewed)).toEqual(ctx.actor);
  });

  it.each([
    ['other roles', { roles: ['player', 'administrator'] }],
    ['another account', { accountId: randomUUID() }],
    ['another session', { sessionId: randomUUID() }],
    ['an end of being a guest', { isGuest: false }],
    ['a character', { characterId: randomUUID() }],
  ])('does not give %s, even under the seal of this installation', async (_what, changes) => {
    const { actor } = await guest(testDomain);
    const { token } = await player1(`sealed-${randomUUID()}`);
    const before = await actorWith(token);
    await sealed(token, { ...before, ...actor, ...changes });
    expect(await actorWith(token)).toEqual(before);
  });

  it('does not prolong a session, even under the seal of this installation', async () => {
    const { ctx, token } = await player1('prolonged');
    clock.advance(31 * dayMs);
    await sealed(token, ctx.actor);
    expect(await actorWith(token)).toBeNull();
  });
});

describe('while Postgres does not answer', () => {
  it('a copy says who asks, as a player and for a quarter of an hour', async () => {
    const { ctx, token } = await player1('severed');
    expect(await actorWithout(token)).toEqual(ctx.actor);
    clock.advance(15 * minuteMs);
    expect(await actorWithout(token)).toBeNull();
  });

  it('an ended session is not known, and without a copy the caller is asked to come back', async () => {
    const { ctx, token } = await player1('ended-severed');
    await inTx(ctx, (tx) => endSessions(tx, { accountId: ctx.actor.accountId, reason: 'revoked' }));
    await expect.poll(() => copyOf(token)).toBe('ended');
    expect(await actorOf(severed.systemCtx(), token)).toBeNull();
    await expect(actorOf(severed.systemCtx(), 'unknown')).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('staff have no copy, and no copy makes anyone staff', async () => {
    const staff = await accountWith(testDomain, ['administrator']);
    expect((await actorWith(staff.token))?.roles).toContain('administrator');
    expect(await copyOf(staff.token)).toBeNull();
    const { ctx, token } = await player1('no-staff');
    await sealed(token, { ...ctx.actor, roles: ['player'] });
    const kept = await readCached(testDomain.domain.systemCtx(), hashSecret(token));
    expect(kept).toMatchObject({ actor: { roles: ['player'] } });
  });
});
