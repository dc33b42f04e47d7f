import { seatHeldMs } from '@necp/shared/realm/queue';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTx, systemClock } from '../kernel';
import { revokeOthers } from '../session/service';
import { FixedClock, newRequestId, openTestDomain, withClient, type TestDomain } from '../testing';
import { openCity, type Citizen } from '../testing/city';
import { leaveQueue, queueView, sessionList, setSettings } from './service';

// The database compares with its own clock, so this one begins now.
const clock = new FixedClock(systemClock.nowMs());
let testDomain: TestDomain;
let city: Awaited<ReturnType<typeof openCity>>;
let people: Citizen[];

beforeAll(async () => {
  testDomain = await openTestDomain({ clock, poolMax: 20 });
  city = await openCity(testDomain);
  people = [];
  for (const name of ['Mara', 'Ivo', 'Juno', 'Piet', 'Sana']) people.push(await city.citizen(name));
});
afterAll(() => testDomain.close());

const citizen = (index: number): Citizen => people[index] as Citizen;
const capacity = (seats: number) => setSettings(testDomain.domain.systemCtx(), { capacity: seats });

/** Empties the city and its queue; the places of the last test are as old as they would be for newcomers. */
beforeEach(async () => {
  clock.advance(systemClock.nowMs() - clock.nowMs());
  await withClient(testDomain.ownerUrl, (client) =>
    client.query('DELETE FROM realm_places; DELETE FROM player_positions; UPDATE sessions SET character_id = NULL'),
  );
  await capacity(1);
});

describe('the queue of a full realm', () => {
  it('holds a seat for the player whose turn it was, and gives the others places in order', async () => {
    expect(await city.ask(citizen(0))).toBe('in');
    expect(await city.ask(citizen(1))).toBe(1);
    expect(await city.ask(citizen(2))).toBe(2);
    expect(await city.ask(citizen(1))).toBe(1);
    expect(await queueView(citizen(2).ctx)).toEqual({ place: 2, waiting: 2, estimateSeconds: null });
    expect(await queueView(citizen(0).ctx)).toBeNull();
  });

  it('lets the first one in when a player leaves, and no one else', async () => {
    expect(await city.ask(citizen(0))).toBe('in');
    await city.arrive(citizen(0));
    expect(await city.ask(citizen(1))).toBe(1);
    expect(await city.ask(citizen(2))).toBe(2);
    await city.leave(citizen(0));
    expect(await city.ask(citizen(2))).toBe(2);
    expect(await city.ask(citizen(1))).toBe('in');
    expect(await city.ask(citizen(2))).toBe(1);
  });

  it('gives the seat on when the player whose turn it was does not come', async () => {
    expect(await city.ask(citizen(0))).toBe('in');
    expect(await city.ask(citizen(1))).toBe(1);
    clock.advance(seatHeldMs);
    expect(await city.ask(citizen(1))).toBe('in');
    expect(await city.ask(citizen(0))).toBe(1);
  });

  it('keeps a place for two minutes without asking, and forgets it then', async () => {
    await city.ask(citizen(0));
    await city.arrive(citizen(0));
    for (const index of [1, 2]) await city.ask(citizen(index));
    clock.advance(110_000);
    expect(await city.ask(citizen(2))).toBe(2);
    expect(await city.ask(citizen(1))).toBe(1);
    clock.advance(110_000);
    expect(await city.ask(citizen(2))).toBe(2);
    clock.advance(20_000);
    expect(await city.ask(citizen(2))).toBe(1);
    expect(await city.ask(citizen(1))).toBe(2);
  });

  it('goes on with the next one while the first one’s connection is lost', async () => {
    await city.ask(citizen(0));
    await city.arrive(citizen(0));
    for (const index of [1, 2]) await city.ask(citizen(index));
    clock.advance(80_000);
    expect(await city.ask(citizen(2))).toBe(2);
    await capacity(2);
    expect(await city.ask(citizen(2))).toBe('in');
    expect(await city.ask(citizen(1))).toBe(1);
  });

  it('lets in at once who is in the city, and puts who has just left it before the others', async () => {
    await city.ask(citizen(0));
    await city.arrive(citizen(0));
    expect(await city.ask(citizen(0))).toBe('in');
    await city.ask(citizen(1));
    await city.ask(citizen(2));
    await city.leave(citizen(0));
    expect(await city.ask(citizen(1))).toBe('in');
    expect(await city.ask(citizen(0))).toBe(1);
    expect(await city.ask(citizen(2))).toBe(2);
  });

  it('keeps seats for a minute when a zone ends with its process, and puts their players first then', async () => {
    const owner = (sql: string) => withClient(testDomain.ownerUrl, (client) => client.query(sql));
    await city.ask(citizen(0));
    await city.arrive(citizen(0));
    for (const index of [1, 2]) await city.ask(citizen(index));
    await owner("UPDATE zone_leases SET expires_at = now() - interval '1 second'");
    expect(await city.ask(citizen(1))).toBe(1);
    expect(await city.ask(citizen(0))).toBe('in');
    expect(await city.ask(citizen(1))).toBe(1);
    await owner("UPDATE player_positions SET updated_at = updated_at - interval '61 seconds'");
    expect(await city.ask(citizen(1))).toBe('in');
    expect([await city.ask(citizen(0)), await city.ask(citizen(2))]).toEqual([1, 2]);
    await owner("UPDATE zone_leases SET expires_at = now() + interval '1 hour'");
  });

  it('makes one place of twenty requests at once', async () => {
    await city.ask(citizen(0));
    const answers = await Promise.all(Array.from({ length: 20 }, () => city.ask(citizen(1))));
    expect(new Set(answers)).toEqual(new Set([1]));
    expect(await inTx(citizen(1).ctx, (tx) => tx.realmPlace.count({ where: { admittedAt: null } }))).toBe(1);
  });

  it('gives no more seats than there are to players who ask at once', async () => {
    await capacity(2);
    const answers = await Promise.all(people.map((one) => city.ask(one)));
    expect([...answers].sort()).toEqual([1, 2, 3, 'in', 'in']);
  });

  it('follows a change of the capacity at once', async () => {
    await city.ask(citizen(0));
    expect(await city.ask(citizen(1))).toBe(1);
    await capacity(2);
    expect(await city.ask(citizen(1))).toBe('in');
  });

  it('has no place for staff, who go in', async () => {
    await city.ask(citizen(0));
    const { ctx } = citizen(1);
    const from = testDomain.domain.ctxFor({ actor: { ...ctx.actor, roles: ['player', 'moderator'] }, address: null });
    expect(await city.ask(citizen(1), { from })).toBe('in');
  });

  it('is left by a button, twice as well as once', async () => {
    await city.ask(citizen(0));
    for (const index of [1, 2]) await city.ask(citizen(index));
    const { ctx } = citizen(1);
    expect(await leaveQueue(ctx, { requestId: newRequestId() })).toEqual({ wasWaiting: true });
    expect(await leaveQueue(ctx, { requestId: newRequestId() })).toEqual({ wasWaiting: false });
    expect(await queueView(ctx)).toBeNull();
    expect(await city.ask(citizen(2))).toBe(1);
  });

  it('estimates the wait by the latest turns', async () => {
    await city.ask(citizen(0));
    for (const index of [1, 2, 3, 4]) await city.ask(citizen(index));
    for (const index of [1, 2]) {
      clock.advance(seatHeldMs);
      for (const later of [1, 2, 3, 4].filter((other) => other >= index)) await city.ask(citizen(later));
    }
    expect(await queueView(citizen(4).ctx)).toEqual({ place: 2, waiting: 2, estimateSeconds: 60 });
  });
});

describe('the characters of an account', () => {
  it('are in the city one at a time: a second device learns which one is there, and may take over', async () => {
    await capacity(10);
    const { ctx } = citizen(0);
    const second = await city.secondDevice(citizen(0), 'Mara Two');
    expect(await city.ask(citizen(0))).toBe('in');
    await city.arrive(citizen(0));
    await expect(city.ask(second)).resolves.toBe('realm.other_online');
    expect(await city.ask(second, { takeOver: true })).toBe('in');
    const first = await inTx(ctx, (tx) => tx.session.findUniqueOrThrow({ where: { id: ctx.actor.sessionId } }));
    expect([first.characterId, first.revokedAt]).toEqual([null, null]);
  });

  it('enter as many as the realm allows', async () => {
    await capacity(10);
    await setSettings(testDomain.domain.systemCtx(), { charactersOnline: 2 });
    const [second, third] = [
      await city.secondDevice(citizen(1), 'Ivo Two'),
      await city.secondDevice(citizen(1), 'Ivo Three'),
    ];
    expect(await city.ask(citizen(1))).toBe('in');
    await city.arrive(citizen(1));
    expect(await city.ask(second)).toBe('in');
    await city.arrive(second);
    expect(await city.ask(third)).toBe('realm.other_online');
    await setSettings(testDomain.domain.systemCtx(), { charactersOnline: 1 });
  });

  it('never enter both when two devices ask at once', async () => {
    await capacity(10);
    const second = await city.secondDevice(citizen(2), 'Juno Two');
    const answers = await Promise.all([city.ask(citizen(2)), city.ask(second)]);
    expect([...answers].sort()).toEqual(['in', 'realm.other_online']);
  });

  it('leave one another their seat in a full city', async () => {
    const second = await city.secondDevice(citizen(3), 'Piet Two');
    await city.ask(citizen(3));
    await city.arrive(citizen(3));
    expect(await city.ask(citizen(4))).toBe(1);
    expect(await city.ask(second, { takeOver: true })).toBe('in');
  });
});

describe('the list of sessions', () => {
  it('says which character each session plays, where, and whether it is in the city now', async () => {
    await capacity(10);
    const { ctx, characterId } = citizen(4);
    const characterOf = async () => (await sessionList(ctx)).sessions.find(({ isCurrent }) => isCurrent)?.character;
    expect(await characterOf()).toBeNull();
    await city.ask({ ctx, characterId });
    expect(await characterOf()).toMatchObject({ name: 'Sana', isInCity: false });
    await city.arrive({ ctx, characterId });
    expect(await characterOf()).toMatchObject({ isInCity: true });
    await city.leave({ ctx, characterId });
    expect(await characterOf()).toMatchObject({ isInCity: false });
  });

  it('loses every session but this one when the others are ended', async () => {
    const second = await city.secondDevice(citizen(4), 'Sana Two');
    expect((await sessionList(second.ctx)).sessions).toHaveLength(2);
    const requestId = newRequestId();
    expect(await revokeOthers(second.ctx, { requestId })).toEqual({ endedSessions: 1 });
    expect(await revokeOthers(second.ctx, { requestId })).toEqual({ endedSessions: 1 });
    const { sessions } = await sessionList(second.ctx);
    expect(sessions.map(({ id }) => id)).toEqual([second.ctx.actor.sessionId]);
  });
});
