import type { CharacterId } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestCity, type CityProcess, type TestCity } from '../testing/city';
import { joinZone, until, walkTo, type TestClient } from '../testing/client';
import { gateAt } from '../testing/gates';
import type { TestCharacter } from '../testing/realm';
import { combatantAt } from '../zone/combat/entity';

let city: TestCity;
beforeAll(async () => {
  city = await openTestCity();
  await city.open('sim-a');
  await city.open('sim-b');
  await city.share();
});
afterAll(() => city.close());

const positionOf = (characterId: string) =>
  city.realm.db.prisma.playerPosition.findUniqueOrThrow({ where: { characterId } });
const ownersOf = (characterId: CharacterId) =>
  city.processes.flatMap(({ sim }) =>
    sim.hosts.filter(({ zone }) => zone.state.players.has(characterId)).map(({ zone }) => zone.state.map.id),
  );

/** Returns the entity of a character and its state. */
function bodyIn(process: CityProcess, characterId: CharacterId) {
  for (const {
    zone: { state },
  } of process.sim.hosts) {
    const player = state.players.get(characterId);
    const combatant = player === undefined ? undefined : combatantAt(state, player.entityIndex);
    if (combatant !== undefined) return { state, combatant };
  }
  throw new Error('nobody of that name is here');
}

async function atTheGate(name: string): Promise<{ readonly who: TestCharacter; readonly client: TestClient }> {
  const who = await city.realm.addCharacter(name);
  await city.realm.standIn(who, 'watson', { x: gateAt.x - 3, y: gateAt.y });
  const client = await city.join(who, city.holderOf('watson'));
  await walkTo(client, gateAt);
  return { who, client };
}

function rejections(client: TestClient): string[] {
  const codes: string[] = [];
  client.socket.on('action.rejected', ({ code }: { code: string }) => codes.push(code));
  return codes;
}

describe('two processes that share a city', () => {
  test('host one district each, and no district twice', async () => {
    const held = city.processes.flatMap(({ sim }) => sim.hosts.map(({ zone }) => zone.state.map.id));
    expect(held.toSorted()).toEqual(['watson', 'westbrook']);
    const leases = await city.realm.db.prisma.zoneLease.findMany({ orderBy: { zoneId: 'asc' } });
    expect(leases.map(({ url }) => url)).toEqual(
      ['watson', 'westbrook'].map((zoneId) => `http://127.0.0.1:${city.holderOf(zoneId).port}`),
    );
  });

  test('redirect a client from the wrong process to the right one with the same ticket', async () => {
    const who = await city.realm.addCharacter('Lost');
    await city.realm.standIn(who, 'watson', { x: 8.5, y: 8.5 });
    const ticket = await city.realm.signTicket(who);
    const rejected = await joinZone({ port: city.holderOf('westbrook').port, ticket }).catch(
      (error: unknown) => error as Error & { data?: { simUrl?: string } },
    );
    expect(rejected).toMatchObject({
      data: { reason: 'zone_lost', simUrl: `http://127.0.0.1:${city.holderOf('watson').port}` },
    });
    const client = await joinZone({ port: city.holderOf('watson').port, ticket });
    expect(client.welcome.zoneId).toBe('watson');
    client.close();
  });

  test('hand a player over with health, cooldowns and statuses, by a single-use ticket', async () => {
    const { who, client } = await atTheGate('Nomad');
    const before = bodyIn(city.holderOf('watson'), who.characterId);
    before.combatant.health = 41;
    before.combatant.ready.set('double_tap', before.state.tick + 1_200);
    client.socket.emit('zone.transfer', {});
    const there = await city.follow(client);
    expect(there.welcome).toMatchObject({ zoneId: 'westbrook', x: 50.5, y: 50.5 });
    expect(ownersOf(who.characterId)).toEqual(['westbrook']);
    const host = city.holderOf('westbrook').hostOf('westbrook');
    expect(await positionOf(who.characterId)).toMatchObject({
      zoneId: 'westbrook',
      heldZoneId: 'westbrook',
      heldEpoch: BigInt(host?.zone.state.epoch ?? 0),
      carried: null,
    });
    const after = bodyIn(city.holderOf('westbrook'), who.characterId);
    expect(after.combatant.health).toBeGreaterThanOrEqual(41);
    expect(after.combatant.health).toBeLessThan(after.combatant.stats.max.health);
    const left = (after.combatant.ready.get('double_tap') ?? 0) - after.state.tick;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(1_200);
    await expect(
      joinZone({ port: city.holderOf('westbrook').port, ticket: client.moved?.ticket ?? '' }),
    ).rejects.toThrow('bad_ticket');
    await walkTo(there, { x: 48, y: 50 });
    there.close();
  });

  test('refuse a transfer to a full district without losing a step', async () => {
    const { who, client } = await atTheGate('Turned away');
    const codes = rejections(client);
    const host = city.holderOf('westbrook').hostOf('westbrook');
    const seats = Array.from(
      { length: 60 },
      (_, index) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}` as CharacterId,
    );
    seats.forEach((seat) => host?.reserve(seat));
    client.socket.emit('zone.transfer', {});
    await until(() => codes.includes('zone.full'), 'the other process has no seat');
    seats.forEach((seat) => host?.release(seat));
    expect(ownersOf(who.characterId)).toEqual(['watson']);
    const seq = client.input(-127, 0);
    await until(() => client.latest?.ackSeq === seq, 'it walks on here');
    client.close();
  });

  test('hand players over while Redis is away', async () => {
    const { who, client } = await atTheGate('Quiet');
    city.processes.forEach(({ redis }) => redis.cut());
    try {
      client.socket.emit('zone.transfer', {});
      const there = await city.follow(client);
      expect(there.welcome.zoneId).toBe('westbrook');
      expect(ownersOf(who.characterId)).toEqual(['westbrook']);
      there.close();
    } finally {
      city.processes.forEach(({ redis }) => redis.restore());
    }
  });

  test('keep a player in a transfer while Postgres is away, and complete it afterwards', async () => {
    const { who, client } = await atTheGate('Patient');
    const codes = rejections(client);
    const { postgres } = city.holderOf('watson');
    postgres.cut();
    client.socket.emit('zone.transfer', {});
    await until(() => codes.includes('zone.unreachable'), 'there is no way over now');
    expect(ownersOf(who.characterId)).toEqual(['watson']);
    postgres.restore();
    await until(() => {
      if (client.moved === null) client.socket.emit('zone.transfer', {});
      return client.moved !== null;
    }, 'the way is open again');
    const there = await city.follow(client);
    expect(ownersOf(who.characterId)).toEqual(['westbrook']);
    there.close();
  });

  test('share their districts again when Postgres was away for longer than a lease', async () => {
    const leases = () => city.realm.db.prisma.zoneLease.findMany({ orderBy: { zoneId: 'asc' } });
    city.processes.forEach(({ postgres }) => postgres.cut());
    await until(
      async () =>
        (await leases()).every(({ expiresAt }) => expiresAt.getTime() < city.home.domain.systemCtx().clock.nowMs()),
      'all leases have run out',
    );
    city.processes.forEach(({ postgres }) => postgres.restore());
    await until(
      async () =>
        (await leases()).every(({ expiresAt }) => expiresAt.getTime() > city.home.domain.systemCtx().clock.nowMs()),
      'all leases are held again',
    );
    // A process that cannot reach Postgres ends its zones, because the other one may have taken them.
    await city.share();
    const playedEpochs = ['watson', 'westbrook'].map(
      (zoneId) => city.holderOf(zoneId).hostOf(zoneId)?.zone.state.epoch,
    );
    expect((await leases()).map(({ epoch }) => Number(epoch))).toEqual(playedEpochs);
  });

  test('refuse unsigned peer requests and those for districts they do not host', async () => {
    const { port } = city.holderOf('westbrook');
    const asked = { zoneId: 'westbrook', channel: 1, epoch: 1, characterId: '00000000-0000-7000-8000-000000000001' };
    const connect = (headers: Record<string, string>, body = JSON.stringify(asked)) =>
      fetch(`http://127.0.0.1:${port}/cluster/reserve`, { method: 'POST', headers, body }).then(({ status }) => status);
    const who = await city.realm.addCharacter('Forger');
    expect(await connect({})).toBe(401);
    expect(await connect({ authorization: 'Bearer nonsense' })).toBe(401);
    expect(
      await connect({ authorization: `Bearer ${await city.realm.signTicket(who, { audience: 'sim-cluster' })}` }),
    ).toBe(401);
    expect((await fetch(`http://127.0.0.1:${port}/cluster/reserve`)).status).toBe(404);
  });
});

describe('the planned end of a process', () => {
  test('hands its district with all players to the other one, at the same positions', async () => {
    const { who, client } = await atTheGate('Moved');
    const leaver = city.holderOf('watson');
    const before = bodyIn(leaver, who.characterId);
    before.combatant.ready.set('double_tap', before.state.tick + 1_200);
    const draining = leaver.drain();
    const there = await city.follow(client);
    await draining;
    expect(there.welcome).toMatchObject({ zoneId: 'watson', x: client.latest?.self.x, y: client.latest?.self.y });
    expect(city.processes).toHaveLength(1);
    expect(ownersOf(who.characterId)).toEqual(['watson']);
    expect(city.holderOf('watson').sim.hosts).toHaveLength(2);
    const after = bodyIn(city.holderOf('watson'), who.characterId);
    expect((after.combatant.ready.get('double_tap') ?? 0) - after.state.tick).toBeGreaterThan(0);
    await walkTo(there, { x: gateAt.x - 3, y: gateAt.y });
    there.close();
  });
});
