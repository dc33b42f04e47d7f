import { npcSlice } from '../zone/npc/slice';
import type { CharacterId } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestCity, type TestCity } from '../testing/city';
import { joinZone, until, type TestClient } from '../testing/client';
import type { TestCharacter } from '../testing/realm';

/** A channel holds five players: with four it is crowded, and three in all need only one channel. */
let city: TestCity;
const people = new Map<string, Person>();
beforeAll(async () => {
  city = await openTestCity({ zoneCapacity: 5, zoneChannels: 3, channelStaysMs: 500 });
  await city.open('sim-a');
  await city.open('sim-b');
  await city.share();
});
afterAll(() => city.close());

interface Person {
  readonly who: TestCharacter;
  client: TestClient;
}

/** The interval at which a player may send messages without being refused. */
const ticksBetweenLines = 50;

const home = { x: 10.5, y: 9.5 };
const positionOf = (characterId: string) =>
  city.realm.db.prisma.playerPosition.findUniqueOrThrow({ where: { characterId } });
const liveChannels = async () => {
  const leases = await city.realm.db.prisma.zoneLease.findMany({
    where: { zoneId: 'watson', expiresAt: { gt: new Date(city.home.domain.systemCtx().clock.nowMs()) } },
    orderBy: { channel: 'asc' },
  });
  return leases.map(({ channel }) => channel);
};
const hasSecond = () => city.processes.some(({ hostOf }) => hostOf('watson', 2) !== undefined);
const sentPopulation = async (channel: number) =>
  (await city.realm.db.prisma.zoneLease.findUniqueOrThrow({ where: { zoneId_channel: { zoneId: 'watson', channel } } }))
    .population;
/** Returns every channel in which a character has an entity. */
const bodiesOf = (characterId: CharacterId) =>
  city.processes.flatMap(({ sim }) =>
    sim.hosts
      .filter(({ zone }) => zone.state.players.has(characterId))
      .map(({ zone: { state } }) => `${state.map.id} ${state.channel}`),
  );
const channelOf = (channel: number) => {
  const host = city.holderOf('watson', channel).hostOf('watson', channel);
  if (host === undefined) throw new Error('nobody plays it');
  return host;
};

/** Connects to the process with the first channel and follows its redirects. */
async function connect(who: TestCharacter): Promise<TestClient> {
  const ticket = await city.realm.signTicket(who);
  try {
    return await joinZone({ port: city.holderOf('watson').port, ticket });
  } catch (error) {
    const { simUrl } = (error as { data?: { simUrl?: string } }).data ?? {};
    if (simUrl === undefined) throw error;
    return joinZone({ port: Number(new URL(simUrl).port), ticket });
  }
}

async function arrive(name: string): Promise<Person> {
  const who = await city.realm.addCharacter(name);
  await city.realm.standIn(who, 'watson', home);
  // The position is old, so that no entity waits for the player in a channel.
  await city.realm.db.prisma.playerPosition.update({
    where: { characterId: who.characterId },
    data: { updatedAt: new Date(0) },
  });
  const person = { who, client: await connect(who) };
  people.set(name, person);
  return person;
}

function person(name: string): Person {
  const found = people.get(name);
  if (found === undefined) throw new Error(`nobody is called ${name}`);
  return found;
}

/** Follows the simulation's redirect of a client. */
async function follow(one: Person): Promise<void> {
  one.client = await city.follow(one.client);
}

/** Disconnects a player whose entity is then removed at once. */
async function leave(name: string): Promise<void> {
  const { who, client } = person(name);
  people.delete(name);
  client.close();
  await until(() => {
    for (const { sim } of city.processes) {
      for (const { zone } of sim.hosts) {
        const player = zone.state.players.get(who.characterId);
        if (player?.connectionId === null) player.connectionLostTick = -1_000_000;
      }
    }
    return bodiesOf(who.characterId).length === 0;
  }, `${name} is gone`);
}

const textsOf = ({ client }: Person) =>
  client.chatMessages.filter(({ channel }) => channel === 'zone').map(({ text }) => text);

describe('a crowded district with several processes', () => {
  test('gets a second channel in the less busy process, and later players join it', async () => {
    for (const name of ['Ada', 'Bo', 'Cy', 'Dee']) expect((await arrive(name)).client.welcome.channel).toBe(1);
    await until(hasSecond, 'a second channel is open');
    expect(city.holderOf('watson', 2).port).not.toBe(city.holderOf('watson', 1).port);
    for (const name of ['Eve', 'Fox']) {
      const { client } = await arrive(name);
      expect(client.welcome).toMatchObject({ zoneId: 'watson', channel: 2, ...home });
    }
    for (const [name, { who }] of people)
      expect(bodiesOf(who.characterId)).toEqual([['Eve', 'Fox'].includes(name) ? 'watson 2' : 'watson 1']);
    await until(async () => (await sentPopulation(2)) === 2, 'the channel has reported how many are in it');
    expect(await liveChannels()).toEqual([1, 2]);
  });

  test('carries zone chat to both channels, once and in order, and shows no player of the other', async () => {
    const [ada, eve] = [person('Ada'), person('Eve')];
    const named = ({ client }: Person) =>
      [...(client.latest?.entities.values() ?? [])]
        .filter(({ id, kind }) => kind === 'player' && id !== client.welcome.entityId)
        .map(({ name }) => name)
        .toSorted();
    await until(() => named(ada).length === 3 && named(eve).length === 1, 'both see those of their channel');
    expect([named(ada), named(eve)]).toEqual([['Bo', 'Cy', 'Dee'], ['Fox']]);
    eve.client.say('who is over there', 'zone');
    eve.client.say('only fox hears this', 'say');
    eve.client.say('and again', 'zone');
    const everybody = [...people.values()];
    await until(() => everybody.every((one) => textsOf(one).length >= 2), 'everybody has heard both lines');
    ada.client.say('we are', 'zone');
    await until(() => everybody.every((one) => textsOf(one).length >= 3), 'everybody has heard the answer');
    for (const one of everybody) expect(textsOf(one)).toEqual(['who is over there', 'and again', 'we are']);
    expect(person('Fox').client.chatMessages.some(({ text }) => text === 'only fox hears this')).toBe(true);
    expect(ada.client.chatMessages.some(({ text }) => text === 'only fox hears this')).toBe(false);
    await until(
      async () => (await city.realm.db.prisma.chatMessage.count({ where: { channel: 'zone' } })) === 3,
      'each line is kept once',
    );
    for (const channel of [1, 2])
      expect(
        channelOf(channel)
          .zone.state.recentMessages.slice(-3)
          .map(({ chatMessage }) => chatMessage.text),
      ).toEqual(['who is over there', 'and again', 'we are']);
  });

  test('shows its own messages while Redis is away, and those of the other channel afterwards', async () => {
    const [ada, bo, eve] = [person('Ada'), person('Bo'), person('Eve')];
    city.processes.forEach(({ redis }) => redis.cut());
    ada.client.say('anybody', 'zone');
    await until(() => textsOf(bo).includes('anybody'), 'the own channel hears it');
    city.processes.forEach(({ redis }) => redis.restore());
    let count = 0;
    let nextTick = 0;
    await until(() => {
      const isHeard = textsOf(eve).some((text) => text.startsWith('back'));
      // Messages sent before Redis is back are not repeated, and a player may not send too many at once.
      const { tick } = channelOf(1).zone.state;
      if (!isHeard && tick >= nextTick) {
        bo.client.say(`back ${count++}`, 'zone');
        nextTick = tick + ticksBetweenLines;
      }
      return isHeard;
    }, 'the other channel hears again');
    expect(textsOf(eve)).not.toContain('anybody');
  });

  test('lets a player who arrives through an exit join the less crowded channel', async () => {
    const who = await city.realm.addCharacter('Gus');
    await city.realm.standIn(who, 'westbrook', { x: 50.5, y: 50.5 });
    const gus = { who, client: await city.join(who, city.holderOf('westbrook')) };
    people.set('Gus', gus);
    gus.client.socket.emit('zone.transfer', {});
    await until(() => gus.client.moved !== null || gus.client.welcome.zoneId === 'watson', 'the gate opens');
    if (gus.client.moved !== null) await follow(gus);
    expect(gus.client.welcome).toMatchObject({ zoneId: 'watson', channel: 2 });
    expect(bodiesOf(who.characterId)).toEqual(['watson 2']);
    await until(async () => (await sentPopulation(2)) === 3, 'the channel has reported the arrival');
    await leave('Gus');
    await until(async () => (await sentPopulation(2)) === 2, 'the channel has reported that one has left');
  });

  test('lists its channels and moves a player who asks twice only once, to the same position', async () => {
    const cy = person('Cy');
    const sent: { readonly channels: readonly { readonly channel: number }[] }[] = [];
    cy.client.socket.on('zone.channels', (message: (typeof sent)[number]) => sent.push(message));
    cy.client.socket.emit('zone.channels', {});
    await until(() => sent.length > 0, 'the channels are sent');
    expect(sent[0]).toMatchObject({
      own: 1,
      capacity: 5,
      channels: [
        { channel: 1, population: 4, nearby: expect.any(Number) },
        { channel: 2, population: 2, nearby: expect.any(Number) },
      ],
    });
    const before = await positionOf(cy.who.characterId);
    cy.client.socket.emit('zone.change_channel', { channel: 2 });
    cy.client.socket.emit('zone.change_channel', { channel: 2 });
    await follow(cy);
    expect(cy.client.welcome).toMatchObject({ zoneId: 'watson', channel: 2, ...home });
    expect(bodiesOf(cy.who.characterId)).toEqual(['watson 2']);
    // Once for the departure and once for the arrival in another process.
    expect(await positionOf(cy.who.characterId)).toMatchObject({
      zoneId: 'watson',
      heldChannel: 2,
      epoch: before.epoch + 2n,
    });
  });

  test('refuses a channel that does not exist, a private instance, and the current one', async () => {
    const { client } = person('Dee');
    const codes: string[] = [];
    client.socket.on('action.rejected', ({ code }: { code: string }) => codes.push(code));
    const strange = [-1, 0, 1_000, 123_456_789, 0x7fff_ffff];
    for (const channel of [...strange, 1, 77]) client.socket.emit('zone.change_channel', { channel });
    await until(() => codes.length === 7, 'everything is refused');
    expect(codes).toEqual([...strange.map(() => 'zone.no_channel'), 'zone.same_channel', 'zone.no_channel']);
    for (const rubbish of [{}, { channel: '2' }, { channel: 1.5 }, { channel: 2, zoneId: 'westbrook' }, null])
      client.socket.emit('zone.change_channel', rubbish);
    client.socket.emit('zone.change_channel', { channel: 2 });
    await until(() => codes.length === 8, 'it is too soon to ask again');
    expect(codes.at(-1)).toBe('zone.too_soon');
    expect([client.closedBy, bodiesOf(person('Dee').who.characterId)]).toEqual([null, ['watson 1']]);
  });
});

describe('a closing channel', () => {
  test('moves players who are not busy, each of them once, and then closes', async () => {
    const [cy, eve] = [person('Cy'), person('Eve')];
    const talker = channelOf(2).zone.state;
    npcSlice(talker).conversations.set(eve.who.characterId, {
      entityId: 999_999,
      ...home,
      npcId: null,
      object: null,
      isOpen: true,
      notifiedConnectionId: talker.players.get(eve.who.characterId)?.connectionId ?? null,
    });
    const before = await positionOf(cy.who.characterId);
    for (const name of ['Ada', 'Bo', 'Fox']) await leave(name);
    await follow(cy);
    expect(cy.client.welcome).toMatchObject({ zoneId: 'watson', channel: 1, ...home });
    expect(bodiesOf(cy.who.characterId)).toEqual(['watson 1']);
    expect(await positionOf(cy.who.characterId)).toMatchObject({ heldChannel: 1, epoch: before.epoch + 2n });
    // A player in a conversation is not moved, and no player joins meanwhile.
    expect([eve.client.moved, bodiesOf(eve.who.characterId)]).toEqual([null, ['watson 2']]);
    npcSlice(talker).conversations.delete(eve.who.characterId);
    await follow(eve);
    expect(bodiesOf(eve.who.characterId)).toEqual(['watson 1']);
    // A seat reserved for a player from another process is kept for fifteen seconds.
    await until(async () => (await liveChannels()).length === 1, 'the second channel is closed');
    expect(await liveChannels()).toEqual([1]);
  });
});

describe('the death of a process with a second channel', () => {
  test('ends that channel, and its players continue at the same position in another one', async () => {
    await arrive('Gil');
    await until(hasSecond, 'a second channel is open again');
    const hal = await arrive('Hal');
    expect(hal.client.welcome.channel).toBe(2);
    await until(async () => (await sentPopulation(2)) === 1, 'the channel has reported how many are in it');
    await leave('Gil');
    await until(
      async () => (await positionOf(hal.who.characterId)).channel === 2,
      'the second channel has written who is in it',
    );
    expect(await liveChannels()).toEqual([1, 2]);
    await city.holderOf('watson', 2).kill();
    await until(
      async () => (await liveChannels()).length === 1 && city.processes.every(({ sim }) => sim.hosts.length === 2),
      'the other process plays both districts',
    );
    expect(await liveChannels()).toEqual([1]);
    hal.client = await connect(hal.who);
    expect(hal.client.welcome).toMatchObject({ zoneId: 'watson', channel: 1, ...home });
    expect(bodiesOf(hal.who.characterId)).toEqual(['watson 1']);
  });

  test('lets the other process open a channel, and a change inside one process keeps the socket', async () => {
    const hal = person('Hal');
    await until(hasSecond, 'the process that is left opens a second channel');
    expect(city.holderOf('watson', 2).port).toBe(city.holderOf('watson', 1).port);
    const before = await positionOf(hal.who.characterId);
    hal.client.socket.emit('zone.change_channel', { channel: 2 });
    await until(() => hal.client.welcome.channel === 2, 'the other channel says welcome');
    expect(hal.client.socket.connected).toBe(true);
    expect(hal.client.welcome).toMatchObject({ zoneId: 'watson', ...home });
    expect(await positionOf(hal.who.characterId)).toMatchObject({ heldChannel: 2, epoch: before.epoch + 1n });
    const seq = hal.client.input(127, 0);
    await until(() => hal.client.latest?.ackSeq === seq, 'it walks on there');
  });
});

describe('the planned end of a process with a second channel', () => {
  test('moves its players to a channel of another process, at the same position', async () => {
    const hal = person('Hal');
    const leaver = city.holderOf('watson', 2);
    await city.open('sim-c');
    const draining = leaver.drain();
    await follow(hal);
    await draining;
    const { zoneId, channel } = hal.client.welcome;
    expect(zoneId).toBe('watson');
    expect(hal.client.welcome.x).toBeCloseTo((await positionOf(hal.who.characterId)).x, 3);
    expect(hal.client.welcome.x).toBeGreaterThan(home.x);
    // The district is as crowded as before, so another process may already have opened a second channel of its own.
    expect(city.holderOf('watson', channel)).not.toBe(leaver);
    expect(bodiesOf(hal.who.characterId)).toEqual([`watson ${channel}`]);
    expect(await liveChannels()).toContain(channel);
    for (const { client } of people.values()) client.close();
  });
});
