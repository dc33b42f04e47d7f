import { minuteMs, secondMs } from '@necp/shared/kernel';
import type { MaintenanceView } from '@necp/shared/maintenance/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { playAsGuest } from '../account/service';
import { auditLog } from '../audit-log/queries';
import { createDomain, createWaitingRedis, liveChannel, systemClock, type Domain, type Role } from '../kernel';
import {
  FixedClock,
  newRequestId,
  openTestDomain,
  quietLog,
  testConfig,
  withClient,
  type TestDomain,
} from '../testing';
import { openCity, type Citizen } from '../testing/city';
import { guest, userAgent } from '../testing/players';
import {
  change,
  changeByCommand,
  currentMaintenance,
  demandOpen,
  end,
  endByCommand,
  outsidersAmong,
  plan,
  planByCommand,
} from './service';

const clock = new FixedClock(systemClock.nowMs());
let testDomain: TestDomain;
/** Another process with the same database. */
let elsewhere: Domain;
let city: Awaited<ReturnType<typeof openCity>>;
let mara: Citizen;
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
  elsewhere = otherProcess(testDomain.redisUrl);
  city = await openCity(testDomain);
  mara = await city.citizen('Mara');
});
afterAll(async () => {
  await elsewhere.close();
  await testDomain.close();
});
beforeEach(async () => {
  await withClient(testDomain.ownerUrl, (client) => client.query('DELETE FROM maintenances'));
  clock.advance(2 * secondMs);
});

const otherProcess = (redisUrl: string) =>
  createDomain({
    service: 'test',
    databaseUrl: testDomain.databaseUrl,
    redisUrl,
    config: testConfig,
    log: quietLog,
    clock,
  });

const message = { en: 'A new district opens.', ru: 'Открываем новый район.' };
const reason = 'release of the new district';
const soon = (inMinutes = 10) => ({ startsAtMs: null, inMinutes, lastsMinutes: 30, message, reason });
const asked = (inMinutes?: number) => ({ requestId: newRequestId(), ...soon(inMinutes) });
const seen = ({ id, version }: MaintenanceView) => ({ requestId: newRequestId(), id, knownVersion: version, reason });
const system = () => testDomain.domain.systemCtx();

/** A session with a further role; a guest has nothing to prove with and is not asked for it. */
async function staff(role: Exclude<Role, 'player'>) {
  const { actor } = await guest(testDomain);
  const roles: Role[] = ['player', role];
  await setRoles(actor.sessionId, roles);
  return testDomain.domain.ctxFor({ actor: { ...actor, roles }, address: null });
}
const setRoles = (sessionId: string, roles: readonly Role[]) =>
  withClient(testDomain.ownerUrl, (client) =>
    client.query('UPDATE sessions SET roles = $2 WHERE id = $1', [sessionId, roles]),
  );

describe('a maintenance', () => {
  it('is planned by an administrator, announced to all processes and written to the audit log', async () => {
    const admin = await staff('administrator');
    const heard: string[] = [];
    const listening = createWaitingRedis(admin.redis, () => undefined);
    await listening.subscribe(liveChannel('everyone'));
    listening.on('message', (_channel, text: string) => heard.push((JSON.parse(text) as { topic: string }).topic));
    const input = asked();
    const planned = await plan(admin, input);
    expect(planned).toMatchObject({ version: 1, startsInMs: 10 * minuteMs, endsInMs: 40 * minuteMs, message });
    expect(await plan(admin, input)).toEqual(planned);
    expect(await currentMaintenance(system())).toEqual(planned);
    await expect.poll(() => heard).toContain('maintenance.changed');
    listening.disconnect();
    const [entry] = (await auditLog(admin, { act: 'maintenance.planned' })).entries;
    expect(entry).toMatchObject({ actorId: admin.actor?.accountId, details: { maintenance: planned.id, reason } });
  });

  it('is neither planned nor ended by players and other staff', async () => {
    const planned = await planByCommand(system(), soon());
    for (const ctx of [mara.ctx, await staff('moderator'), await staff('game_master')])
      for (const act of [() => plan(ctx, asked()), () => change(ctx, { ...seen(planned), ...soon() } as never)])
        await expect(act()).rejects.toMatchObject({ code: 'kernel.not_permitted' });
    await expect(end(mara.ctx, seen(planned))).rejects.toMatchObject({ code: 'kernel.not_permitted' });
  });

  it('asks administrators for a proof and a reason', async () => {
    const admin = await staff('administrator');
    await expect(plan(admin, { ...asked(), reason: 'because' })).rejects.toMatchObject({
      code: 'audit-log.reason_too_short',
    });
    await withClient(testDomain.ownerUrl, (client) =>
      client.query('UPDATE sessions SET is_guest = false WHERE id = $1', [admin.actor?.sessionId]),
    );
    await expect(plan(admin, asked())).rejects.toMatchObject({ code: 'session.proof_required' });
  });

  it('is planned once when two administrators plan at once', async () => {
    const admins = await Promise.all([staff('administrator'), staff('administrator')]);
    const both = await Promise.allSettled(admins.map((admin) => plan(admin, asked())));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'maintenance.planned_already' } });
  });

  it.each([
    ['no start', { inMinutes: null }, 'maintenance.start_unclear'],
    ['two starts', { startsAtMs: 8e15 }, 'maintenance.start_unclear'],
    ['a start in the past', { inMinutes: null, startsAtMs: 1 }, 'maintenance.start_past'],
    ['a start in years', { inMinutes: null, startsAtMs: 8e15 }, 'maintenance.start_far'],
    ['a message in one language', { message: { en: 'Hello', ru: ' ' } }, 'maintenance.message_missing'],
    ['a long message', { message: { en: 'x'.repeat(201), ru: 'x' } }, 'maintenance.message_long'],
  ])('is refused with %s', async (_what, more, code) => {
    await expect(planByCommand(system(), { ...soon(), ...more })).rejects.toMatchObject({ code });
  });

  it('is cancelled before it begins, and ended after that', async () => {
    const admin = await staff('administrator');
    const first = await plan(admin, asked());
    expect(await end(admin, seen(first))).toEqual({ outcome: 'cancelled' });
    await expect(end(admin, seen(first))).rejects.toMatchObject({ code: 'maintenance.none' });
    const second = await plan(admin, asked(1));
    clock.advance(minuteMs);
    await expect(end(admin, seen(first))).rejects.toMatchObject({ code: 'maintenance.none' });
    expect(await end(admin, seen(second))).toEqual({ outcome: 'ended' });
    expect(await currentMaintenance(system())).toBeNull();
  });

  it('is prolonged by one of two administrators, and the other one learns of it', async () => {
    const admin = await staff('administrator');
    const planned = await plan(admin, asked(1));
    clock.advance(5 * minuteMs);
    const more = { lastsMinutes: 60, message: { en: 'It takes longer.', ru: 'Нужно больше времени.' } };
    const both = await Promise.allSettled([1, 2].map(() => change(admin, { ...seen(planned), ...more })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'maintenance.changed' },
    });
    expect(await currentMaintenance(system())).toMatchObject({
      version: 2,
      startsInMs: 0,
      endsInMs: 60 * minuteMs,
      message: more.message,
    });
    expect(await changeByCommand(system(), { reason, lastsMinutes: 5 })).toMatchObject({
      endsInMs: 5 * minuteMs,
      message: more.message,
    });
  });
});

describe('while a maintenance runs', () => {
  it('players are refused, staff pass, and both are let in when it is over', async () => {
    const entitled = await Promise.all((['moderator', 'game_master', 'administrator'] as const).map(staff));
    await planByCommand(system(), soon(1));
    await demandOpen(mara.ctx);
    expect(await city.ask(mara)).toBe('in');
    clock.advance(minuteMs);
    await expect(demandOpen(mara.ctx)).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'maintenance.running',
      params: { retrySeconds: 300 },
    });
    for (const ctx of entitled) await demandOpen(ctx);
    expect(await city.ask(mara)).toBe('maintenance.running');
    await expect(playAsGuest(system(), { locale: 'en', userAgent })).rejects.toMatchObject({
      code: 'maintenance.running',
    });
    await endByCommand(system(), reason);
    await demandOpen(mara.ctx);
    expect(await city.ask(mara)).toBe('in');
  });

  it('a ticket taken before opens no zone', async () => {
    expect(await city.ask(mara)).toBe('in');
    await planByCommand(system(), soon(0));
    await expect(city.arrive(mara)).rejects.toMatchObject({ code: 'maintenance.running' });
    await endByCommand(system(), reason);
    await city.arrive(mara);
    await city.leave(mara);
  });

  it('staff whose role is taken are out like players', async () => {
    const { actor } = await staff('moderator');
    const moderator = actor?.sessionId ?? ('' as never);
    const { sessionId } = mara.ctx.actor;
    expect(await outsidersAmong(system(), [moderator, sessionId])).toEqual(new Set([sessionId]));
    await setRoles(moderator, ['player']);
    expect(await outsidersAmong(system(), [moderator, sessionId])).toEqual(new Set([moderator, sessionId]));
  });

  it('other processes know it within a second without a message, and those that start then too', async () => {
    await demandOpen(elsewhere.ctxFor({ actor: mara.ctx.actor, address: null }));
    await planByCommand(system(), soon(0));
    clock.advance(secondMs);
    const started = otherProcess('redis://127.0.0.1:1');
    for (const domain of [elsewhere, started])
      await expect(demandOpen(domain.ctxFor({ actor: mara.ctx.actor, address: null }))).rejects.toMatchObject({
        code: 'maintenance.running',
      });
    await started.close();
  });
});
