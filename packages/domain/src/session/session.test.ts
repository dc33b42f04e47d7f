import { randomUUID } from 'node:crypto';
import { dayMs, FixedClock, type SessionId } from '@necp/shared/kernel';
import { sessionCut } from '@necp/shared/session/events';
import { maxSessions } from '@necp/shared/session/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../account/service';
import { createDomain, inTx, liveChannel } from '../kernel';
import { newRequestId, openTestDomain, quietLog, testConfig, type TestDomain } from '../testing';
import { ctxOfToken, guest, password, player, refusal, strangerCtx, userAgent } from '../testing/players';
import { jobs } from './jobs';
import { ownSessions } from './queries';
import { actorOf, countCall, revokeSession, signOut, signOutEverywhere } from './service';
import { spendTicket } from './steps';
import { hashSecret } from './tokens';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2077, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock, poolMax: 20 });
});
afterAll(() => testDomain.close());

/** Redis uses real time and the test's clock does not: entries that would have expired are removed here. */
const evictCached = (token: string) => testDomain.domain.redis.del(`session:${hashSecret(token)}`);
const enter = (email: string) => signIn(strangerCtx(testDomain), { email, password, userAgent, device: null });

describe('a session', () => {
  it('ends at the next request after signing out, although Redis had a cached copy', async () => {
    const { ctx, token } = await player(testDomain, 'out@necp.test');
    expect(await actorOf(strangerCtx(testDomain), token)).toMatchObject({ sessionId: ctx.actor.sessionId });
    expect(await signOut(ctx)).toEqual({ endedSessions: 1 });
    expect(await actorOf(strangerCtx(testDomain), token)).toBeNull();
    expect(await signOut(ctx)).toEqual({ endedSessions: 0 });
  });

  it('is not restored by a slow concurrent reader', async () => {
    const { ctx, token } = await player(testDomain, 'slow@necp.test');
    await Promise.all([...Array.from({ length: 20 }, () => actorOf(strangerCtx(testDomain), token)), signOut(ctx)]);
    expect(await actorOf(strangerCtx(testDomain), token)).toBeNull();
  });

  it('of an administrator is read from Postgres each time, never from Redis', async () => {
    const { ctx, token } = await player(testDomain, 'ruler@necp.test');
    const roles = ['player', 'administrator'];
    await inTx(ctx, (tx) => tx.session.update({ where: { id: ctx.actor.sessionId }, data: { roles } }));
    await evictCached(token);
    for (let reads = 0; reads < 3; reads += 1)
      expect((await actorOf(strangerCtx(testDomain), token))?.roles).toEqual(roles);
    expect(await testDomain.domain.redis.get(`session:${hashSecret(token)}`)).toBeNull();
  });

  it('is recognised and can be ended while Redis is unavailable', async () => {
    const { token } = await player(testDomain, 'away@necp.test');
    const away = createDomain({
      service: 'test',
      databaseUrl: testDomain.databaseUrl,
      redisUrl: 'redis://127.0.0.1:1',
      config: testConfig,
      log: quietLog,
      clock,
    });
    const ctx = away.ctxFor({ actor: null, address: null });
    const actor = await actorOf(ctx, token);
    expect(actor).not.toBeNull();
    await countCall(ctx);
    await signOut(away.ctxFor({ actor, address: null }));
    expect(await actorOf(ctx, token)).toBeNull();
    // The job that was committed with the end drops the cache entry that could not be reached.
    const forget = jobs.find(({ name }) => name === 'session.evict_cached');
    const row = await ctx.db.session.findFirstOrThrow({ where: { id: actor?.sessionId ?? '' } });
    await forget?.run(testDomain.domain.systemCtx(), { secretHashes: [row.secretHash] });
    expect(await actorOf(strangerCtx(testDomain), token)).toBeNull();
    await away.close();
  });

  it('of another account cannot be ended, with the same answer as for an unknown one', async () => {
    const { ctx: mine } = await player(testDomain, 'mine@necp.test');
    const { ctx: theirs, token } = await player(testDomain, 'theirs@necp.test');
    const wrong = await revokeSession(mine, { requestId: newRequestId(), sessionId: theirs.actor.sessionId }).catch(
      refusal,
    );
    const unknown = await revokeSession(mine, {
      requestId: newRequestId(),
      sessionId: randomUUID() as SessionId,
    }).catch(refusal);
    expect(wrong).toEqual(unknown);
    expect(await actorOf(strangerCtx(testDomain), token)).not.toBeNull();
  });

  it("of the player's own account is listed and can be ended from another one", async () => {
    const { ctx } = await player(testDomain, 'list@necp.test');
    const other = await enter('list@necp.test');
    const { sessions } = await ownSessions(ctx);
    expect(sessions.map(({ device, isCurrent }) => [device, isCurrent]).toSorted()).toEqual([
      ['Firefox · Linux', false],
      ['Firefox · Linux', true],
    ]);
    await revokeSession(ctx, { requestId: newRequestId(), sessionId: other.sessionId });
    expect((await ownSessions(ctx)).sessions).toHaveLength(1);
    expect(await actorOf(strangerCtx(testDomain), other.token)).toBeNull();
  });

  it('notifies the gateway when it ends', async () => {
    const { ctx } = await player(testDomain, 'gateway@necp.test');
    const ear = testDomain.domain.redis.duplicate();
    const channel = liveChannel({ accountId: ctx.actor.accountId });
    await new Promise((resolve) => ear.once('ready', resolve));
    await ear.subscribe(channel);
    const heard = new Promise<string>((resolve) =>
      ear.once('message', (_channel, message: string) => resolve(message)),
    );
    await signOutEverywhere(ctx);
    expect(JSON.parse(await heard)).toEqual({
      topic: sessionCut,
      sessionId: ctx.actor.sessionId,
      reason: 'signed_out',
    });
    ear.disconnect();
  });

  it('ends together with all others on request, and the one idle longest ends when there are too many', async () => {
    const { ctx, token } = await player(testDomain, 'many@necp.test');
    clock.advance(1_000);
    for (let opened = 0; opened < maxSessions; opened += 1) await enter('many@necp.test');
    expect(await actorOf(strangerCtx(testDomain), token)).toBeNull();
    const last = await ctxOfToken(testDomain, (await enter('many@necp.test')).token);
    expect(await signOutEverywhere(last)).toEqual({ endedSessions: maxSessions });
    expect(await ctx.db.session.count({ where: { accountId: ctx.actor.accountId, revokedAt: null } })).toBe(0);
  });

  it('expires after a month without use, and use extends it', async () => {
    const { token } = await player(testDomain, 'idle@necp.test');
    clock.advance(20 * dayMs);
    await evictCached(token);
    expect(await actorOf(strangerCtx(testDomain), token)).not.toBeNull();
    clock.advance(20 * dayMs);
    await evictCached(token);
    expect(await actorOf(strangerCtx(testDomain), token)).not.toBeNull();
    clock.advance(31 * dayMs);
    expect(await actorOf(strangerCtx(testDomain), token)).toBeNull();
  });
});

describe('a ticket', () => {
  const request = async () => {
    const { actor } = await guest(testDomain);
    return { sessionId: actor.sessionId };
  };

  it('is accepted once when it is used twice at once', async () => {
    const { sessionId } = await request();
    const jti = randomUUID();
    const spend = () =>
      inTx(testDomain.domain.systemCtx(), (tx) =>
        spendTicket(tx, { jti, sessionId, expiresAt: new Date(clock.nowMs() + 30_000) }),
      );
    const answers = await Promise.allSettled(Array.from({ length: 8 }, spend));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({ kind: 'conflict', code: 'session.ticket_spent' });
  });

  it('of an ended session is refused', async () => {
    const ctx = await guest(testDomain);
    await signOut(ctx);
    const spend = inTx(ctx, (tx) =>
      spendTicket(tx, {
        jti: randomUUID(),
        sessionId: ctx.actor.sessionId,
        expiresAt: new Date(clock.nowMs() + 30_000),
      }),
    );
    await expect(spend).rejects.toMatchObject({ code: 'session.ended' });
  });
});

describe('calls', () => {
  it('beyond the limit are refused with the time to wait', async () => {
    const ctx = await guest(testDomain);
    const answers = await Promise.allSettled(Array.from({ length: 420 }, () => countCall(ctx)));
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(20);
    expect(refused[0]).toMatchObject({ reason: { kind: 'throttled', code: 'kernel.too_many_calls' } });
  });
});
