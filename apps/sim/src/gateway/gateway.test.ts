import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { push } from '@necp/domain/kernel';
import { sessionCut } from '@necp/shared/session/events';
import { WebSocket } from 'ws';
import { joinZone, until } from '../testing/client';
import { openTestSim, type TestSim } from '../testing/open-sim';

let testSim: TestSim;
beforeAll(async () => {
  testSim = await openTestSim();
});
afterAll(() => testSim.close());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('two connected players', () => {
  test('see one another join, walk and leave', async () => {
    const [mako, juno] = await Promise.all([testSim.realm.addCharacter('Mako'), testSim.realm.addCharacter('Juno')]);
    const a = await testSim.join(mako);
    const b = await testSim.join(juno);
    await until(
      () => a.latest?.entities.has(b.welcome.entityId) === true && b.latest?.entities.has(a.welcome.entityId) === true,
      'they see one another',
    );
    expect(b.latest?.entities.get(a.welcome.entityId)).toMatchObject({ name: 'Mako', kind: 'player' });
    const seenBefore = b.latest?.entities.get(a.welcome.entityId)?.x ?? 0;
    let last = 0;
    for (let step = 0; step < 10; step++) {
      last = a.input(127, 0);
      await pause(50);
    }
    await until(() => a.latest?.ackSeq === last, 'the last step is followed');
    expect((a.latest?.self.x ?? 0) - a.welcome.x).toBeCloseTo(2.1, 1);
    await until(
      () => Math.abs((b.latest?.entities.get(a.welcome.entityId)?.x ?? 0) - (a.latest?.self.x ?? 0)) < 0.02,
      'the other sees the same',
    );
    expect(b.latest?.entities.get(a.welcome.entityId)?.x).toBeGreaterThan(seenBefore);
    a.close();
    await until(() => ((b.latest?.entities.get(a.welcome.entityId)?.flags ?? 0) & 4) !== 0, 'the lost link shows');
    b.close();
  });

  test("see one another's messages, which are stored", async () => {
    const [ravna, vex] = await Promise.all([testSim.realm.addCharacter('Ravna'), testSim.realm.addCharacter('Vex')]);
    const a = await testSim.join(ravna);
    const b = await testSim.join(vex);
    a.say('Привет, соседка', 'say');
    await until(() => b.chatMessages.length === 1, 'the other hears it');
    b.say('lights out in\u202e Watson', 'zone');
    await until(() => a.chatMessages.length === 2 && b.chatMessages.length === 2, 'both heard both');
    expect(b.chatMessages.map(({ text, channel, sender }) => [text, channel, sender?.entityId])).toEqual([
      ['Привет, соседка', 'say', a.welcome.entityId],
      ['lights out in Watson', 'zone', b.welcome.entityId],
    ]);
    a.say('   ');
    await until(() => a.rejectedMessages.length === 1, 'an empty message is refused');
    expect(a.rejectedMessages).toMatchObject([{ code: 'chat.empty' }]);
    await until(async () => (await testSim.realm.db.prisma.chatMessage.count()) === 2, 'the messages are stored');
    const late = await testSim.join(await testSim.realm.addCharacter('Late'));
    // Other tests at the same time use a district of the same name.
    const kept = late.welcome.recentMessages.map(({ text }) => text);
    expect(kept).toContain('lights out in Watson');
    expect(kept).not.toContain('Привет, соседка');
    for (const client of [a, b, late]) client.close();
  });

  test('get the time when they ask for it', async () => {
    const a = await testSim.join(await testSim.realm.addCharacter('Clock'));
    const answer = new Promise((resolve) => a.socket.once('clock.pong', resolve));
    a.socket.emit('clock.ping', { sentMs: 12.5 });
    expect(await answer).toMatchObject({ sentMs: 12.5, tick: expect.any(Number) });
    a.close();
  });

  test('read the names of passers-by in their own language', async () => {
    const en = await testSim.join(await testSim.realm.addCharacter('English'), { locale: 'en' });
    const ru = await testSim.join(await testSim.realm.addCharacter('Russian'), { locale: 'ru' });
    let names: string[] = [];
    // A townsperson may be out of sight a moment later.
    await until(() => {
      names = [en, ru].map(({ latest }) =>
        [...(latest?.entities.values() ?? [])]
          .filter(({ kind }) => kind === 'townsperson')
          .map(({ name }) => name)
          .join(''),
      );
      return names.every((name) => name !== '');
    }, 'somebody walks by each of them');
    expect(names[0]).toMatch(/^[\x20-\x7e’é]+$/);
    expect(names[1]).toMatch(/\p{Script=Cyrillic}/u);
    en.close();
    ru.close();
  });
});

describe('the connection of a character', () => {
  test('is unique: the newer one takes over in place, the older one is closed with a reason', async () => {
    const mako = await testSim.realm.addCharacter('Double');
    const older = await testSim.join(mako);
    const seq = older.input(127, 0);
    await until(() => older.latest?.ackSeq === seq, 'a step is followed');
    const newer = await testSim.join(mako);
    await until(() => older.closedBy !== null && older.socket.disconnected, 'the older is cut');
    expect(older.closedBy).toBe('taken_over');
    expect(newer.welcome).toMatchObject({
      entityId: older.welcome.entityId,
      x: older.latest?.self.x,
      y: older.latest?.self.y,
    });
    newer.close();
  });

  test('returns to the same entity and position within the grace time', async () => {
    const juno = await testSim.realm.addCharacter('Back');
    const before = await testSim.join(juno);
    let seq = 0;
    for (let step = 0; step < 6; step++) seq = before.input(0, 127);
    await until(() => before.latest?.ackSeq === seq, 'the steps are followed');
    before.socket.io.engine.close();
    await until(
      () =>
        [...(testSim.sim.hosts[0]?.zone.state.players.values() ?? [])].some(
          ({ name, connectionId }) => name === 'Back' && connectionId === null,
        ),
      'the link is lost',
    );
    const after = await testSim.join(juno);
    expect(after.welcome).toMatchObject({
      entityId: before.welcome.entityId,
      x: before.latest?.self.x,
      y: before.latest?.self.y,
    });
    const next = after.input(0, 127);
    await until(() => after.latest?.ackSeq === next, 'it walks on with new numbers');
    after.close();
  });

  test('is closed within two seconds when its session ends', async () => {
    const vex = await testSim.realm.addCharacter('Revoked');
    const client = await testSim.join(vex);
    const { accountId, sessionId } = vex;
    await push(testSim.home.domain.redis, { accountId }, { topic: sessionCut, sessionId, reason: 'signed_out' });
    await until(() => client.socket.disconnected, 'the socket is closed');
    expect(client.closedBy).toBe('signed_out');
  });

  test.each([
    ['ended', { revokedAt: new Date('2077-01-01'), revokedReason: 'signed_out' }, 'signed_out'],
    ['expired', { expiresAt: new Date(1) }, 'signed_out'],
    ['lost its character', { characterId: null }, 'other_character'],
  ])('is closed when its session %s and no message of it arrives', async (what, change, closedBy) => {
    const { accountId, characterId, sessionId, ...rest } = await testSim.realm.addCharacter(`Unheard ${what}`);
    const client = await testSim.join({ accountId, characterId, sessionId, ...rest });
    const other = await testSim.join(await testSim.realm.addCharacter(`Stays ${what}`));
    await testSim.realm.db.prisma.session.update({ where: { id: sessionId }, data: change });
    await until(() => client.socket.disconnected, 'the socket is closed');
    expect(client.closedBy).toBe(closedBy);
    expect(other.socket.connected).toBe(true);
    other.close();
  });
});

describe('the public port', () => {
  test('accepts each ticket once, and none that is forged, expired or foreign', async () => {
    const character = await testSim.realm.addCharacter('Tickets');
    const jti = randomUUID();
    const client = await testSim.join(character, { ticket: await testSim.realm.signTicket(character, { jti }) });
    const rejection = (ticket: string) =>
      joinZone({ port: testSim.port, ticket }).then(
        () => 'let in',
        (error: Error) => error.message,
      );
    expect(await rejection(await testSim.realm.signTicket(character, { jti }))).toBe('bad_ticket');
    expect(await rejection(await testSim.realm.forgeTicket(character))).toBe('bad_ticket');
    expect(await rejection(await testSim.realm.signTicket(character, { expiresInS: -10 }))).toBe('bad_ticket');
    expect(await rejection(await testSim.realm.signTicket(character, { audience: 'shop' }))).toBe('bad_ticket');
    expect(await rejection('x'.repeat(1000))).toBe('bad_ticket');
    const other = await testSim.realm.addCharacter('Victim');
    expect(await rejection(await testSim.realm.signTicket({ ...character, characterId: other.characterId }))).toBe(
      'bad_ticket',
    );
    expect(client.socket.connected).toBe(true);
    client.close();
  });

  test('refuses a session that ended', async () => {
    const character = await testSim.realm.addCharacter('Ended');
    await testSim.realm.db.prisma.session.update({
      where: { id: character.sessionId },
      data: { revokedAt: new Date('2077-01-01'), revokedReason: 'signed_out' },
    });
    await expect(testSim.join(character)).rejects.toThrow('signed_out');
  });

  test('refuses a client of another version', async () => {
    await expect(testSim.join(await testSim.realm.addCharacter('Old'), { version: 0 })).rejects.toThrow('version');
  });

  test('accepts pages of the game and of the same host, not others', async () => {
    const character = await testSim.realm.addCharacter('Origin');
    for (const origin of ['http://localhost:3000', 'http://127.0.0.1:8080'])
      (await testSim.join(character, { origin })).close();
    for (const origin of ['https://evil.example', 'null', 'http://localhost:3000.evil.example']) {
      const socket = new WebSocket(`ws://127.0.0.1:${testSim.port}/socket.io/?EIO=4&transport=websocket`, { origin });
      await new Promise((resolve) => socket.once('error', resolve));
      expect(socket.readyState).not.toBe(WebSocket.OPEN);
    }
  });

  test('offers no slower transport', async () => {
    expect((await fetch(`http://127.0.0.1:${testSim.port}/socket.io/?EIO=4&transport=polling`)).status).toBe(400);
  });

  test('accepts cached keys while the web app is away', async () => {
    const character = await testSim.realm.addCharacter('Keys');
    testSim.realm.setAway('away');
    (await testSim.join(character)).close();
    testSim.realm.setAway('back');
  });

  test('serves health figures and nothing else', async () => {
    const ask = (path: string) => fetch(`http://127.0.0.1:${testSim.port}${path}`);
    expect((await ask('/healthz')).status).toBe(200);
    expect((await ask('/readyz')).status).toBe(200);
    const metrics = await (await ask('/metrics')).text();
    for (const name of [
      'necp_sim_tick_ms_bucket{le="25",zone="watson"}',
      'necp_sim_phase_ms_sum{zone="watson",phase="snapshots"}',
      'necp_sim_players',
      'necp_sim_snapshot_bytes_total',
    ])
      expect(metrics).toContain(name);
    expect((await ask('/')).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${testSim.port}/healthz`, { method: 'POST' })).status).toBe(405);
  });
});

describe('a full zone', () => {
  test('seats exactly its capacity when many players connect at once, and refuses the rest', async () => {
    const small = await openTestSim({ sim: { zoneCapacity: 5 } });
    try {
      const characters = await Promise.all(
        Array.from({ length: 12 }, (_, index) => small.realm.addCharacter(`Crowd${index}`)),
      );
      const answers = await Promise.all(
        characters.map((character) => small.join(character).catch((error: Error) => error.message)),
      );
      expect(answers.filter((answer) => typeof answer !== 'string')).toHaveLength(5);
      expect(answers.filter((answer) => answer === 'full')).toHaveLength(7);
      expect(small.sim.hosts[0]?.zone.state.players.size).toBe(5);
      for (const answer of answers) if (typeof answer !== 'string') answer.close();
    } finally {
      await small.close();
    }
  });

  test('keeps a queue in which the first player joins first, even if others ask before', async () => {
    const small = await openTestSim({ sim: { zoneCapacity: 1 } });
    try {
      const [inside, second, third] = await Promise.all(
        ['Inside', 'Second', 'Third'].map((name) => small.realm.addCharacter(name)),
      );
      if (inside === undefined || second === undefined || third === undefined) throw new Error('somebody is missing');
      const client = await small.join(inside);
      const place = (who: typeof second) =>
        small.join(who).then(
          (seated) => {
            seated.close();
            return 'in';
          },
          (error: { data?: { queue?: { place: number } } }) => error.data?.queue?.place,
        );
      expect([await place(second), await place(third)]).toEqual([1, 2]);
      small.sim.hosts[0]?.enqueue({ kind: 'stale', characterId: inside.characterId, epoch: 1 });
      await until(() => small.sim.hosts[0]?.zone.state.players.size === 0, 'a seat is free');
      expect([await place(third), await place(second)]).toEqual([2, 'in']);
      client.close();
    } finally {
      await small.close();
    }
  });
});
