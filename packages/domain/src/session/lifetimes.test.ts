import { type AccountId, dayMs, FixedClock, hourMs, minuteMs, type SessionId } from '@necp/shared/kernel';
import { type SessionKind, usualLifetimes } from '@necp/shared/session/lifetimes';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { giveRole } from '../account/roles';
import { signIn } from '../account/service';
import { inTx, type Role } from '../kernel';
import { openTestDomain, withClient, type TestDomain } from '../testing';
import { Gate, untilWaiting } from '../testing/gate';
import { guest, password, player, strangerCtx, userAgent } from '../testing/players';
import { accountWith } from '../testing/staff';
import { jobs } from './jobs';
import { changeLifetimes } from './lifetimes';
import { actorOf, noteUses, signOut } from './service';
import { markClient, openSession } from './steps';
import { hashSecret } from './tokens';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2077, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(() => testDomain.close());
afterEach(() => change(usualLifetimes));

const system = () => testDomain.domain.systemCtx();
const change = (lifetimes: Parameters<typeof changeLifetimes>[1]) =>
  inTx(system(), (tx) => changeLifetimes(tx, lifetimes));
const shorten = async () => jobs.find(({ name }) => name === 'session.shorten')?.run(system(), {});
const rowOf = (id: SessionId) => system().db.session.findUniqueOrThrow({ where: { id } });
/** Returns in how many milliseconds from now a session ends. */
const leftMs = async (id: SessionId) => (await rowOf(id)).expiresAt.getTime() - clock.nowMs();
const isAlive = async (token: string) => (await actorOf(strangerCtx(testDomain), token)) !== null;

interface Begun {
  readonly kind?: SessionKind;
  readonly roles?: readonly Role[];
  readonly isGuest?: boolean;
  readonly rolesUntil?: Date;
}

/** Returns what opens a session of a player on a browser that remembers it. */
const grantTo = (accountId: AccountId) =>
  ({ accountId, roles: ['player'], isGuest: false, userAgent, kind: 'remembered', proof: 'password' }) as const;

/** Opens a session of an account of its own. */
async function opened({ kind = 'remembered', roles = ['player'], isGuest = false, rolesUntil }: Begun = {}) {
  const { accountId } = isGuest ? (await guest(testDomain)).actor : await accountWith(testDomain, []);
  const grant = { ...grantTo(accountId), kind, roles, isGuest, rolesUntil: rolesUntil ?? null };
  const { token, sessionId } = await inTx(system(), (tx) => openSession(tx, grant));
  return { token, sessionId, accountId };
}

describe('a lifetime that operators lower', () => {
  const shorter = {
    rememberedIdleDays: 7,
    browserIdleMinutes: 30,
    clientIdleDays: 3,
    guestIdleDays: 2,
    staffIdleMinutes: 10,
  };

  it('gives open sessions of every kind an earlier end, and a longer one gives them none', async () => {
    const [remembered, browser, client, ofGuest, ofStaff] = [
      await opened(),
      await opened({ kind: 'browser' }),
      await opened(),
      await opened({ isGuest: true }),
      await opened({ roles: ['player', 'moderator'] }),
    ];
    await inTx(system(), (tx) => markClient(tx, client.sessionId));
    const all = [remembered, browser, client, ofGuest, ofStaff].map(({ sessionId }) => sessionId);
    const usual = [30 * dayMs, 2 * hourMs, 30 * dayMs, 30 * dayMs, 30 * minuteMs];
    expect(await Promise.all(all.map(leftMs))).toEqual(usual);
    await change(shorter);
    await shorten();
    const short = [7 * dayMs, 30 * minuteMs, 3 * dayMs, 2 * dayMs, 10 * minuteMs];
    expect(await Promise.all(all.map(leftMs))).toEqual(short);
    await change({ ...usualLifetimes, rememberedIdleDays: 60 });
    await shorten();
    expect(await Promise.all(all.map(leftMs))).toEqual(short);
  });

  it('ends at once what would be over by it, and changes nothing that has ended', async () => {
    const [idle, out] = [await opened(), await opened()];
    await signOut(testDomain.ctxAs(out));
    const before = await rowOf(out.sessionId);
    clock.advance(8 * dayMs);
    const used = await opened();
    await change(shorter);
    await shorten();
    expect([await isAlive(idle.token), await isAlive(used.token)]).toEqual([false, true]);
    expect(await rowOf(out.sessionId)).toEqual(before);
  });

  it('counts from the beginning of a session too, however much it is used', async () => {
    const { sessionId, token } = await opened();
    for (let weeks = 0; weeks < 4; weeks += 1) {
      clock.advance(7 * dayMs);
      expect(await isAlive(token)).toBe(true);
    }
    await change({ rememberedLifeDays: 29 });
    await shorten();
    expect(await leftMs(sessionId)).toBe(dayMs);
    clock.advance(dayMs);
    expect(await isAlive(token)).toBe(false);
  });

  it('reaches all sessions, also when there are more than are looked at together', async () => {
    const { accountId } = await accountWith(testDomain, []);
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(
        `INSERT INTO sessions
           (id, account_id, secret_hash, roles, is_guest, device, created_at, last_seen_at, expires_at)
         SELECT gen_random_uuid(), $1, gen_random_uuid()::text, '{player}', false, 'test', $2, $2,
           $2::timestamptz + interval '30 days' FROM generate_series(1, 1200)`,
        [accountId, new Date(clock.nowMs())],
      ),
    );
    await change(shorter);
    await shorten();
    const late = { accountId, expiresAt: { gt: new Date(clock.nowMs() + 7 * dayMs) } };
    expect(await system().db.session.count({ where: late })).toBe(0);
  });

  it('takes the place of the copies in Redis, which name the later end', async () => {
    const { token } = await opened();
    const copyOf = () => testDomain.domain.redis.get(`session:${hashSecret(token)}`);
    expect(await isAlive(token)).toBe(true);
    expect(['changed', null]).not.toContain(await copyOf());
    await change(shorter);
    await shorten();
    expect(await copyOf()).toBe('changed');
  });

  it('is kept by a session that begins while it is changed', async () => {
    const { accountId } = await accountWith(testDomain, []);
    const gate = new Gate();
    const beginning = inTx(system(), async (tx) => {
      const { sessionId } = await openSession(tx, grantTo(accountId));
      await gate.pass();
      return sessionId;
    });
    await gate.reached;
    const changed = change(shorter).then(shorten);
    await untilWaiting(testDomain, changed);
    gate.open();
    await changed;
    expect(await leftMs(await beginning)).toBe(7 * dayMs);
  });
});

describe('players who act in the city', () => {
  const act = (...ids: SessionId[]) => noteUses(system(), ids);

  it('move the end of their sessions, and of no others', async () => {
    const [acting, idle] = [await opened(), await opened()];
    clock.advance(hourMs);
    await act(acting.sessionId);
    expect([await leftMs(acting.sessionId), await leftMs(idle.sessionId)]).toEqual([30 * dayMs, 30 * dayMs - hourMs]);
    expect((await rowOf(acting.sessionId)).lastSeenAt).toEqual(new Date(clock.nowMs()));
  });

  it('are noted every five minutes, staff each minute', async () => {
    const [player, moderator] = [await opened(), await opened({ roles: ['player', 'moderator'] })];
    const both = [player.sessionId, moderator.sessionId];
    const left = () => Promise.all(both.map(leftMs));
    clock.advance(minuteMs - 1);
    await act(...both);
    expect(await left()).toEqual([30 * dayMs - minuteMs + 1, 29 * minuteMs + 1]);
    clock.advance(1);
    await act(...both);
    expect(await left()).toEqual([30 * dayMs - minuteMs, 30 * minuteMs]);
    clock.advance(4 * minuteMs);
    await act(...both);
    expect(await left()).toEqual([30 * dayMs, 30 * minuteMs]);
  });

  it('cannot be staff for longer than twelve hours, or than their role lasts', async () => {
    const roles = ['player', 'moderator'] as const;
    const lasting = await opened({ roles });
    const ending = await opened({ roles, rolesUntil: new Date(clock.nowMs() + hourMs) });
    const both = [lasting, ending];
    const alive = () => Promise.all(both.map(({ token }) => isAlive(token)));
    const play = async (minutes: number) => {
      for (let passed = 0; passed < minutes; passed += 20) {
        clock.advance(20 * minuteMs);
        await act(...both.map(({ sessionId }) => sessionId));
      }
    };
    await play(40);
    expect([await leftMs(lasting.sessionId), await leftMs(ending.sessionId)]).toEqual([30 * minuteMs, 20 * minuteMs]);
    await play(20);
    expect(await alive()).toEqual([true, false]);
    await play(11 * 60 - 20);
    expect(await alive()).toEqual([true, false]);
    await play(20);
    expect(await alive()).toEqual([false, false]);
  });

  it('bring back no session that was signed out or has expired', async () => {
    const [out, expired] = [await opened(), await opened({ kind: 'browser' })];
    await signOut(testDomain.ctxAs(out));
    clock.advance(2 * hourMs);
    const before = [await rowOf(out.sessionId), await rowOf(expired.sessionId)];
    await act(out.sessionId, expired.sessionId);
    expect([await rowOf(out.sessionId), await rowOf(expired.sessionId)]).toEqual(before);
    expect([await isAlive(out.token), await isAlive(expired.token)]).toEqual([false, false]);
  });
});

describe('a role that ends at its time', () => {
  /** A player who signs in while they have a role for some minutes. */
  async function moderatorFor(minutes: number) {
    const email = `role-for-${minutes}@necp.test`;
    const { ctx } = await player(testDomain, email);
    const { accountId } = ctx.actor;
    const until = new Date(clock.nowMs() + minutes * minuteMs);
    await inTx(system(), (tx) => giveRole(tx, { accountId, role: 'moderator', grantedBy: accountId, until }));
    const enter = () => signIn(strangerCtx(testDomain), { email, password, userAgent, device: null });
    return { until, enter };
  }

  it('ends the sessions that have it then, although they are used, and no job has run', async () => {
    const { until, enter } = await moderatorFor(20);
    const { token, sessionId, expiresAt } = await enter();
    expect(expiresAt).toEqual(until);
    clock.advance(10 * minuteMs);
    expect((await actorOf(strangerCtx(testDomain), token))?.roles).toEqual(['player', 'moderator']);
    expect((await rowOf(sessionId)).expiresAt).toEqual(until);
    clock.advance(10 * minuteMs - 1);
    expect(await isAlive(token)).toBe(true);
    clock.advance(1);
    expect(await isAlive(token)).toBe(false);
  });

  it('is not in sessions that begin later, which last as those of players do', async () => {
    const { enter } = await moderatorFor(5);
    clock.advance(5 * minuteMs);
    const { token, sessionId } = await enter();
    expect((await actorOf(strangerCtx(testDomain), token))?.roles).toEqual(['player']);
    expect(await leftMs(sessionId)).toBe(30 * dayMs);
  });
});
