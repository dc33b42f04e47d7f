import { claimZone, crossZone, enterZone } from '@necp/domain/zone/service';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until, walkTo, type TestClient } from '../testing/client';
import { openTestSim, type TestSim } from '../testing/open-sim';
import { quietGameData } from '../testing/quiet-game-data';
import { gateAt, zoneMap, watson, westbrook } from '../testing/gates';

const exchange = zoneMap('drowned_exchange', { exchange_landing: { x: 8, y: 8 } });
const clinic = zoneMap('night_clinic', { clinic_exit: { x: 8, y: 8 } });

let testSim: TestSim;
beforeAll(async () => {
  testSim = await openTestSim({ sim: { maps: [watson, westbrook, exchange], emptyMs: 400 } });
  await until(() => testSim.sim.hosts.length === 2, 'both open zones are held');
});
afterAll(() => testSim.close());

const positionOf = (characterId: string) =>
  testSim.realm.db.prisma.playerPosition.findUniqueOrThrow({ where: { characterId } });
const hostOf = (zoneId: string, sim = testSim.sim) => sim.hosts.find(({ zone }) => zone.state.map.id === zoneId);
const isIn = (zoneId: string, characterId: string, sim = testSim.sim) =>
  sim.hosts.some(
    ({ zone }) => zone.state.map.id === zoneId && [...zone.state.players.keys()].some((id) => id === characterId),
  );

function rejections(client: TestClient): string[] {
  const codes: string[] = [];
  client.socket.on('action.rejected', ({ code }: { code: string }) => codes.push(code));
  return codes;
}

describe('a transfer from zone to zone', () => {
  test('keeps the socket, shows the other zone in full, and ignores late input there', async () => {
    const mako = await testSim.realm.addCharacter('Mako');
    const client = await testSim.join(mako);
    const watcher = await testSim.join(await testSim.realm.addCharacter('Watcher'));
    const { entityId } = client.welcome;
    await walkTo(client, gateAt);
    await until(() => watcher.latest?.entities.has(entityId) === true, 'somebody sees it stand there');
    client.socket.emit('zone.transfer', {});
    // The client keeps sending input while the zones change.
    const walking = setInterval(() => client.input(127, 0), 10);
    await until(() => client.welcome.zoneId === 'westbrook', 'the other zone says welcome');
    clearInterval(walking);
    expect(client.socket.connected).toBe(true);
    expect(Math.hypot(client.welcome.x - 50.5, client.welcome.y - 50.5)).toBeLessThan(2);
    await until(() => client.latest !== null, 'a first snapshot comes');
    await until(() => watcher.latest?.entities.has(entityId) === false, 'it is gone from where it was');
    expect([isIn('watson', mako.characterId), isIn('westbrook', mako.characterId)]).toEqual([false, true]);
    expect(await positionOf(mako.characterId)).toMatchObject({
      zoneId: 'westbrook',
      heldZoneId: 'westbrook',
      epoch: 2n,
    });
    const seq = client.input(0, 127);
    await until(
      () => client.latest?.ackSeq === seq || client.latest?.ackSeq === seq - 1,
      'it walks on in the new zone',
    );
    for (const one of [client, watcher]) one.close();
  });

  test('is refused away from the exit, and to a full zone; the player then walks on', async () => {
    const juno = await testSim.realm.addCharacter('Juno');
    const client = await testSim.join(juno);
    const codes = rejections(client);
    client.socket.emit('zone.transfer', {});
    await until(() => codes.includes('instance.no_door') || codes.includes('zone.no_exit'), 'there is no way out here');
    await walkTo(client, gateAt);
    const there = hostOf('westbrook');
    const seats = Array.from(
      { length: 60 },
      (_, index) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}` as never,
    );
    seats.forEach((seat) => there?.reserve(seat));
    client.socket.emit('zone.transfer', {});
    await until(() => codes.includes('zone.full'), 'the other zone is full');
    seats.forEach((seat) => there?.release(seat));
    const seq = client.input(127, 0);
    await until(() => client.latest?.ackSeq === seq, 'it walks on here');
    expect(await positionOf(juno.characterId)).toMatchObject({ heldZoneId: 'watson', epoch: 1n });
    client.close();
  });

  test('of many players at once leaves each with one owner, in the zone of the database', async () => {
    const people = await Promise.all(
      Array.from({ length: 8 }, (_, index) => testSim.realm.addCharacter(`Crowd${'abcdefgh'[index] ?? ''}`)),
    );
    const clients = await Promise.all(people.map((person) => testSim.join(person)));
    await Promise.all(clients.map((client) => walkTo(client, gateAt)));
    clients.forEach((client) => client.socket.emit('zone.transfer', {}));
    clients[0]?.socket.io.engine.close();
    await until(() => people.every(({ characterId }) => isIn('westbrook', characterId)), 'all are there');
    for (const { characterId } of people) {
      expect(isIn('watson', characterId)).toBe(false);
      expect(await positionOf(characterId)).toMatchObject({ zoneId: 'westbrook', heldZoneId: 'westbrook', epoch: 2n });
    }
    // The player who lost the connection during the transfer reconnects to the target zone.
    const [first] = people;
    if (first !== undefined) clients.push(await testSim.join(first));
    expect(clients.at(-1)?.welcome.zoneId).toBe('westbrook');
    clients.forEach((client) => client.close());
  });

  test('is either complete or not started when the process dies in between', async () => {
    const vex = await testSim.realm.addCharacter('Vex');
    const client = await testSim.join(vex);
    const [from, to] = [hostOf('watson'), hostOf('westbrook')];
    if (from === undefined || to === undefined) throw new Error('a zone is missing');
    // The domain has completed the transfer, but the zones were never informed.
    const leaving = { characterId: vex.characterId, epoch: 1, spot: { x: 50.5, y: 50.5, facing: 0 }, playedMs: 0 };
    expect(await crossZone(testSim.home.domain.systemCtx(), from.effects.zone, { to: to.effects.zone, leaving })).toBe(
      2,
    );
    await until(() => client.closedBy === 'taken_over', 'the old zone finds out that it writes it no more');
    const again = await testSim.join(vex);
    expect(again.welcome).toMatchObject({ zoneId: 'westbrook', x: 50.5, y: 50.5 });
    expect((await positionOf(vex.characterId)).epoch).toBe(3n);
    again.close();
  });

  test('into another process leaves the character without an owner until that one takes it', async () => {
    const otherHolder = {
      zoneId: 'city_center',
      name: { en: 'C', ru: 'Ц' },
      channel: 1,
      simId: 'other',
      publicKey: {},
      url: 'http://elsewhere.test',
      leaseMs: 60_000,
    };

    const epoch = await claimZone(testSim.home.domain.systemCtx(), otherHolder);
    const nomad = await testSim.realm.addCharacter('Nomad');
    const client = await testSim.join(nomad);
    const host = hostOf('watson');
    const player = [...(host?.zone.state.players.values() ?? [])].find(({ name }) => name === 'Nomad');
    if (host === undefined || player === undefined) throw new Error('nobody is there');
    const leaving = {
      characterId: nomad.characterId,
      epoch: player.epoch,
      spot: { x: 5, y: 6, facing: 0 },
      playedMs: 0,
    };
    const next = await crossZone(testSim.home.domain.systemCtx(), host.effects.zone, {
      to: { zoneId: 'city_center' },
      leaving,
    });
    expect(await positionOf(nomad.characterId)).toMatchObject({
      zoneId: 'city_center',
      heldZoneId: null,
      epoch: BigInt(next),
    });
    const ticket = { jti: '01900000-0000-7000-8000-0000000000aa', ...nomad, expiresAt: new Date('2099-01-01') };
    const entered = await enterZone(
      testSim.home.domain.systemCtx(),
      { zoneId: 'city_center', channel: 1, epoch: epoch ?? 0 },
      { ticket, seen: { zoneId: 'city_center', channel: 1, zoneEpoch: 0 }, arrive: null },
    );
    expect(entered.spot).toMatchObject({ x: 5, y: 6 });
    client.close();
  });
});

describe('a private instance', () => {
  test('accepts the players ready at the entrance and closes after they have left', async () => {
    const [lead, mate] = await Promise.all([testSim.realm.addCharacter('Lead'), testSim.realm.addCharacter('Mate')]);
    const [a, b] = [await testSim.join(lead), await testSim.join(mate)];
    const lobbies: { readonly members: readonly unknown[]; readonly difficulty: string }[] = [];
    a.socket.on(
      'instance.lobby',
      (sent: { members: readonly unknown[]; difficulty: string } | null) => sent !== null && lobbies.push(sent),
    );
    const codes = rejections(b);
    a.socket.emit('instance.ready', { isReady: true, difficulty: 'hard' });
    await until(() => lobbies.length > 0, 'the first is seen to be ready');
    b.socket.emit('instance.ready', { isReady: true, difficulty: 'normal' });
    await until(() => lobbies.some(({ members }) => members.length === 2), 'both are seen to be ready');
    expect(lobbies.at(-1)?.difficulty).toBe('hard');
    b.socket.emit('instance.enter', {});
    await until(() => codes.includes('instance.not_leader'), 'the second cannot lead');
    a.socket.emit('instance.enter', {});
    await until(() => [a, b].every(({ welcome }) => welcome.zoneId === 'drowned_exchange'), 'both are inside');
    expect(a.welcome.channel).toBeGreaterThanOrEqual(1000);
    expect(b.welcome.channel).toBe(a.welcome.channel);
    const instance = await testSim.realm.db.prisma.gameInstance.findFirstOrThrow({
      where: { leaderId: lead.characterId },
      include: { members: true },
    });
    expect([instance.members.length, instance.difficulty, instance.closedAt]).toEqual([2, 'hard', null]);
    expect(hostOf('drowned_exchange')?.zone.state.difficulty).toBe('hard');
    expect(
      await testSim.realm.db.prisma.outboxEvent.count({ where: { name: 'instance.created', key: instance.id } }),
    ).toBe(1);
    const arrivedTick = hostOf('drowned_exchange')?.zone.state.tick ?? 0;
    await until(
      () => (hostOf('drowned_exchange')?.zone.state.tick ?? 0) > arrivedTick + 70,
      'they have been there for a while',
    );
    // The players leave by the stairs; standing there does not block leaving.
    for (const client of [a, b]) client.socket.emit('zone.transfer', {});
    await until(() => [a, b].every(({ welcome }) => welcome.zoneId === 'watson'), 'both are out');
    await until(() => hostOf('drowned_exchange') === undefined, 'the empty channel is thrown away');
    await until(
      async () =>
        (await testSim.realm.db.prisma.gameInstance.findUniqueOrThrow({ where: { id: instance.id } })).closedAt !==
        null,
      'it is noted as closed',
    );
    for (const client of [a, b]) client.close();
  });

  test('is created for each new character, and drains like any other zone', async () => {
    const ward = await openTestSim({
      sim: { maps: [watson, clinic], gameData: { ...quietGameData, quests: new Map() } },
    });
    try {
      const people = await Promise.all([ward.realm.addCharacter('Patient'), ward.realm.addCharacter('Neighbour')]);
      const [a, b] = [await ward.join(people[0]), await ward.join(people[1])];
      expect([a.welcome.zoneId, b.welcome.zoneId]).toEqual(['night_clinic', 'night_clinic']);
      expect(a.welcome.channel).not.toBe(b.welcome.channel);
      const same = await ward.join(people[0]);
      expect(same.welcome).toMatchObject({ channel: a.welcome.channel, entityId: a.welcome.entityId });
      same.socket.emit('zone.transfer', {});
      await until(() => same.welcome.zoneId === 'watson', 'the way out leads to the street');
      await ward.sim.drain();
      const written = await ward.realm.db.prisma.playerPosition.findMany({ orderBy: { zoneId: 'asc' } });
      expect(written.map(({ zoneId, heldZoneId }) => [zoneId, heldZoneId])).toEqual([
        ['night_clinic', null],
        ['watson', null],
      ]);
      expect(
        await ward.realm.db.prisma.$queryRaw`SELECT 1 FROM zone_leases WHERE expires_at > clock_timestamp()`,
      ).toEqual([]);
    } finally {
      await ward.close();
    }
  });
});
