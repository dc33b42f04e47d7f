import { connect } from 'node:net';
import { randomBytes } from 'node:crypto';
import { seededRng, type Rng } from '@necp/shared/kernel';
import { encodeIntent, protocolVersion } from '@necp/shared/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { until, type TestClient } from '../testing/client';
import { openTestSim, type TestSim } from '../testing/open-sim';
import { streamLimits } from './client-stream';

let testSim: TestSim;
let people = 0;
beforeAll(async () => {
  testSim = await openTestSim({ sim: { zoneCapacity: 500 } });
});
afterAll(() => testSim.close());

const newcomer = () => testSim.realm.addCharacter(`Stranger${++people}`);
const rejectedCount = (what: string) => testSim.refusedCount(new RegExp(`^${what}$`));

/** A bare WebSocket that sends arbitrary Engine.IO and Socket.IO messages. */
async function bareSocket(ticket?: string): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${testSim.port}/socket.io/?EIO=4&transport=websocket`);
  socket.on('error', () => undefined);
  await new Promise((resolve, reject) => {
    socket.once('message', resolve);
    socket.once('error', reject);
  });
  if (ticket === undefined) return socket;
  const joined = new Promise<void>((resolve) => {
    socket.on('message', (frame) => String(frame).startsWith('42["zone.welcome"') && resolve());
  });
  socket.send(`40${JSON.stringify({ ticket, version: protocolVersion, locale: 'en' })}`);
  await joined;
  return socket;
}

const bareStranger = async () => bareSocket(await testSim.realm.signTicket(await newcomer()));
const closed = (socket: WebSocket) => until(() => socket.readyState === WebSocket.CLOSED, 'the socket is closed');
const stillPlays = async (client: TestClient) => {
  const before = client.latest?.self.x ?? client.welcome.x;
  const seq = client.input(before > 30 ? -127 : 127, 0);
  await until(() => client.latest?.ackSeq === seq, 'an honest step is followed');
};

describe('a hostile client', () => {
  test.each([
    ['an empty body', '42["chat.send"]'],
    ['null', '42["chat.send",null]'],
    ['a number', '42["chat.send",1e999]'],
    ['an array', '42["clock.ping",[]]'],
    ['a wrong channel', '42["chat.send",{"channel":"system","text":"x"}]'],
    ['a prototype', '42["chat.send",{"__proto__":{"channel":"say"},"channel":"say","text":"x"}]'],
    ['deep JSON', `42["chat.send",${'['.repeat(1900)}${']'.repeat(1900)}]`],
    ['an unknown event', '42["constructor",{}]'],
    ['an event nobody hears', '42["zone.welcome",{}]'],
  ])('that sends %s is counted and ignored, and is disconnected when it goes on', async (_what, frame) => {
    const honest = await testSim.join(await newcomer());
    const socket = await bareStranger();
    for (let count = 0; count < 9; count++) socket.send(frame);
    await closed(socket);
    await stillPlays(honest);
    honest.close();
  });

  test.each([
    ['text that is no packet', 'hello'],
    ['a packet of no type', '49'],
    ['an acknowledgement nobody asked for', '431["x"]'],
    ['a request for an acknowledgement', '421["chat.send",{"channel":"say","text":"hi"}]'],
    ['half a binary event', '451-["x",{"_placeholder":true,"num":0}]'],
    ['another namespace', '40/admin,{}'],
    ['a second handshake', '40{"ticket":"x","version":1}'],
    ['a reserved name', '42["disconnect"]'],
    ['broken JSON', '42["chat.send",{'],
    ['an Engine.IO packet of no type', 'z'],
    ['more than four kilobytes', `42["chat.send",{"channel":"say","text":"${'a'.repeat(5000)}"}]`],
    ['a huge binary frame', randomBytes(5000)],
  ])('that sends %s harms no other player', async (_what, frame) => {
    const honest = await testSim.join(await newcomer());
    const socket = await bareStranger();
    socket.send(frame);
    await stillPlays(honest);
    honest.close();
    socket.terminate();
  });

  test('that sends malformed intents is disconnected', async () => {
    const socket = await bareStranger();
    for (let count = 0; count < 9; count++) socket.send(Buffer.from([1, 2, 3]));
    await closed(socket);
    expect(await rejectedCount('malformed_frame')).toBeGreaterThan(8);
  });

  test('that sends thousands of malformed intents at once is disconnected after the first few', async () => {
    const honest = await testSim.join(await newcomer());
    const before = await rejectedCount('malformed_frame');
    const socket = await bareStranger();
    for (let count = 0; count < 5_000; count++) socket.send(Buffer.from([1, count & 0xff, 255]));
    await closed(socket);
    // Eight faults are forgiven, the ninth disconnects; one is forgotten every half second.
    expect((await rejectedCount('malformed_frame')) - before).toBeLessThan(20);
    await stillPlays(honest);
    honest.close();
  });

  test('that sends binary frames after its close frame is ignored', async () => {
    const character = await newcomer();
    const socket = await bareSocket(await testSim.realm.signTicket(character));
    socket.send('41');
    for (let count = 0; count < 20; count++) socket.send(Buffer.from([1, 2, 3]));
    await closed(socket);
    const back = await testSim.join(character);
    await stillPlays(back);
    back.close();
  });

  test('that floods the server has its excess dropped, and is disconnected in the end', async () => {
    const honest = await testSim.join(await newcomer());
    const socket = await bareStranger();
    const intent = Buffer.from(
      encodeIntent({ seq: 1, moveX: 0, moveY: 0, aim: 0, buttons: 0, seenQuarter: 0, aimTiles: 0 }),
    );
    for (let count = 0; count < 500; count++) socket.send(intent);
    await closed(socket);
    expect(await rejectedCount('too_many_messages')).toBeGreaterThan(300);
    await stillPlays(honest);
    honest.close();
  });

  test('that presents no ticket in time is disconnected', async () => {
    const socket = await bareSocket();
    await closed(socket);
  });

  test('that speaks plain TCP is answered in HTTP', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(testSim.port, '127.0.0.1', () =>
        socket.write(`${randomBytes(300).toString('latin1')}\r\n\r\n`),
      );
      let text = '';
      socket.on('data', (bytes) => (text += String(bytes)));
      socket.on('close', () => resolve(text));
      socket.on('error', () => resolve(text));
    });
    expect(answer === '' || answer.startsWith('HTTP/1.1 400')).toBe(true);
  });
});

describe('twelve thousand hostile frames', () => {
  test('leave the process up and an honest player playing', async () => {
    const honest = await testSim.join(await newcomer());
    const rng = seededRng(20_771_121);
    const attackers = await Promise.all(Array.from({ length: 6 }, newcomer));
    let sent = 0;
    for (let round = 0; round < 50; round++) {
      await Promise.all(
        attackers.map(async (attacker) => {
          const socket = await bareSocket(await testSim.realm.signTicket(attacker));
          for (let count = 0; count < 40; count++) {
            socket.send(fuzz(rng));
            sent++;
          }
          socket.close();
        }),
      );
      await stillPlays(honest);
    }
    expect(sent).toBe(12_000);
    const ticks = testSim.sim.hosts[0]?.zone.state.tick ?? 0;
    await until(() => (testSim.sim.hosts[0]?.zone.state.tick ?? 0) > ticks + 5, 'the zone goes on');
    await stillPlays(honest);
    honest.close();
  });
});

/** Generates bytes and texts near enough to real ones to pass the first check. */
function fuzz(rng: Rng): Buffer | string {
  const bytes = (length: number) => Buffer.from(Array.from({ length }, () => rng.int(0, 255)));
  switch (rng.int(0, 5)) {
    case 0:
      return bytes(rng.int(0, 40));
    case 1:
      return Buffer.concat([Buffer.from([1]), bytes(rng.int(0, 9))]);
    case 2:
      return `4${rng.int(0, 9)}${bytes(rng.int(0, 60)).toString('latin1')}`;
    case 3:
      return `42${JSON.stringify([
        rng.pick(['chat.send', 'clock.ping', '__proto__', 'intent', '']),
        rng.pick<unknown>([null, {}, [], { sentMs: 'x' }, { channel: 'say' }, { text: {} }, -1]),
      ])}`;
    case 4:
      return `42["chat.send",{"channel":"say","text":${JSON.stringify(bytes(rng.int(0, 300)).toString('utf8'))}}]`;
    default:
      return String(rng.int(0, 6)) + bytes(rng.int(0, 10)).toString('utf8');
  }
}

describe('a slow client', () => {
  test('misses snapshots and is then disconnected, with bounded memory, while others play', async () => {
    const honest = await testSim.join(await newcomer());
    const character = await newcomer();
    const socket = await bareStranger();
    const slow = await testSim.join(character);
    socket.terminate();
    // Nothing is read from here on: the kernel's buffers fill up, then those of the server.
    const stream = (slow.socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void } } }).ws;
    stream._socket.pause();
    const connectionId =
      [...(testSim.sim.hosts[0]?.zone.state.playerOfConnection ?? [])].find(
        ([, player]) => player.characterId === character.characterId,
      )?.[0] ?? -1;
    const bulk = new Uint8Array(256 * 1024);
    let skipped = 0;
    for (let count = 0; count < 400 && testSim.sim.gateway.canTake(connectionId); count++)
      testSim.sim.gateway.sendSnapshot(connectionId, bulk);
    if (!testSim.sim.gateway.canTake(connectionId)) skipped++;
    expect(skipped).toBe(1);
    await until(
      () => testSim.sim.hosts[0]?.zone.state.playerOfConnection.has(connectionId) === false,
      'the slow one is cut',
    );
    expect(testSim.sim.gateway.canTake(connectionId)).toBe(false);
    await stillPlays(honest);
    const { values } = await (testSim.sim.meters.registry.getSingleMetric('necp_sim_closed_total')?.get() ?? {
      values: [],
    });
    expect(values.find(({ labels }) => labels.reason === 'too_slow')?.value).toBe(1);
    expect(streamLimits.brokenBytes).toBeLessThanOrEqual(1024 * 1024);
    honest.close();
    slow.close();
  });
});
