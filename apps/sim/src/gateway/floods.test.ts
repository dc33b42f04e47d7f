import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { protocolVersion } from '@necp/shared/protocol';
import { until, type TestClient } from '../testing/client';
import { openTestSim, type TestSim } from '../testing/open-sim';

let testSim: TestSim;
let honest: TestClient;
beforeAll(async () => {
  testSim = await openTestSim();
  honest = await testSim.join(await testSim.realm.addCharacter('Honest'));
});
afterAll(async () => {
  honest.close();
  await testSim.close();
});

/** Builds a WebSocket frame of a client, with a mask of zeros. */
function frame(opcode: number, text: string): Buffer {
  const body = Buffer.from(text);
  const { length } = body;
  const head = length <= 125 ? [0x80 | length] : [0x80 | 126, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([0x80 | opcode, ...head, 0, 0, 0, 0]), body]);
}
const text = (packet: string) => frame(1, packet);
const ping = frame(9, '');

/** Opens a WebSocket that reads nothing of what it is sent after the first words. */
async function deafSocket(): Promise<Socket> {
  const socket = connect(testSim.port, '127.0.0.1');
  socket.on('error', () => undefined);
  const heard = new Promise<void>((resolve) => {
    socket.once('data', () => {
      socket.pause();
      resolve();
    });
  });
  socket.write(
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
  );
  await heard;
  return socket;
}

async function isCut(socket: Socket): Promise<void> {
  socket.resume();
  await until(() => socket.closed, 'the socket is cut');
}

const stillPlays = async () => {
  const seq = honest.input(honest.welcome.x > 30 ? -127 : 127, 0);
  await until(() => honest.latest?.ackSeq === seq, 'an honest step is followed');
};
const ticketOf = (kid: string) => `${Buffer.from(JSON.stringify({ alg: 'EdDSA', kid })).toString('base64url')}.e30.AA`;
const present = (ticket: string) => text(`40${JSON.stringify({ ticket, version: protocolVersion })}`);
/** A key that a process of this city could have. */
const peerKid = (index: number) => `sim:sim-${index}:00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

describe('a socket without a ticket', () => {
  test('presents one ticket, however many it sends at once', async () => {
    const before = await testSim.refusedCount(/^handshake_/);
    const socket = await deafSocket();
    socket.write(Buffer.concat(Array.from({ length: 20_000 }, (_, index) => present(ticketOf(peerKid(index))))));
    await isCut(socket);
    await stillPlays();
    expect((await testSim.refusedCount(/^handshake_/)) - before).toBeLessThanOrEqual(1);
    expect(await testSim.refusedCount(/^second_ticket$/)).toBe(1);
  });

  test('presents none for other namespaces either', async () => {
    const socket = await deafSocket();
    socket.write(Buffer.concat(Array.from({ length: 5_000 }, () => text('40/admin,{}'))));
    await isCut(socket);
    await stillPlays();
  });

  test('is cut when it stays after it was refused', async () => {
    const socket = await deafSocket();
    socket.write(present('no ticket at all'));
    await isCut(socket);
  });

  test.each([
    ['WebSocket pings', ping],
    ['WebSocket pongs', frame(10, 'x'.repeat(125))],
    ['pongs of Engine.IO', text('3')],
    ['empty parts of a message', Buffer.from([0x00, 0x80, 0, 0, 0, 0])],
  ])('is cut when it sends thousands of %s', async (_what, one) => {
    const socket = await deafSocket();
    if (one[0] === 0) socket.write(Buffer.from([0x01, 0x80, 0, 0, 0, 0]));
    for (let sent = 0; sent < 10 && !socket.destroyed; sent++)
      socket.write(Buffer.concat(Array.from({ length: 10_000 }, () => one)));
    await isCut(socket);
    await stillPlays();
  });
});

describe('an admitted socket', () => {
  test.each([
    ['pings', ping],
    ['pongs of Engine.IO', text('3')],
  ])('is cut when it sends thousands of %s', async (_what, one) => {
    const socket = await deafSocket();
    const character = await testSim.realm.addCharacter(`Pinger${one.length}`);
    socket.write(present(await testSim.realm.signTicket(character)));
    const plays = () =>
      testSim.sim.hosts.some(({ zone: { state } }) =>
        [...state.playerOfConnection.values()].some(({ characterId }) => characterId === character.characterId),
      );
    await until(plays, 'it plays');
    for (let sent = 0; sent < 10 && !socket.destroyed; sent++)
      socket.write(Buffer.concat(Array.from({ length: 10_000 }, () => one)));
    await isCut(socket);
    await until(() => !plays(), 'it plays no more');
    await stillPlays();
  });
});

describe('a request over HTTP', () => {
  test.each(['/', '/metrics', '/cluster/reserve', '/socket.io/?EIO=4&transport=polling'])(
    'for %s with ten million bytes is refused after the first few',
    async (path) => {
      for (const head of ['Transfer-Encoding: chunked', 'Content-Length: 10000000']) {
        const socket = connect(testSim.port, '127.0.0.1');
        socket.on('error', () => undefined);
        let answer = '';
        socket.on('data', (bytes) => (answer += String(bytes)));
        socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\n${head}\r\n\r\n`);
        const piece = Buffer.alloc(10_000, 'x');
        let sent = 0;
        while (sent < 10_000_000 && !socket.destroyed) {
          if (head.startsWith('T')) socket.write('2710\r\n');
          if (!socket.write(piece) && !socket.destroyed)
            await new Promise<void>((resolve) => {
              socket.once('drain', resolve);
              socket.once('close', () => resolve());
            });
          if (head.startsWith('T')) socket.write('\r\n');
          sent += piece.length;
        }
        await isCut(socket);
        expect(answer).toMatch(/^(HTTP\/1\.1 (411|413) |$)/);
        expect(socket.bytesWritten).toBeLessThan(10_000_000);
      }
      await stillPlays();
    },
  );
});
