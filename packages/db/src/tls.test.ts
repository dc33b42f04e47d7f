import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createDb } from './client';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Opens a server that answers a client's question for TLS; returns its port and what it received. */
async function openServer(answer: 'N' | 'S') {
  const received: Buffer[] = [];
  const server = createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      received.push(bytes);
      if (received.length === 1) socket.write(answer);
      else socket.destroy();
    });
  });
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { port: (server.address() as AddressInfo).port, received };
}

/** The question of a client for TLS (PostgreSQL documentation, SSLRequest): its length, and a number of its own. */
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const ask = async (port: number) => {
  const db = createDb({ url: `postgresql://necp:secret@127.0.0.1:${port}/necp?sslmode=verify-full`, poolMax: 1 });
  try {
    await db.prisma.$queryRaw`SELECT 1`;
  } finally {
    await db.close();
  }
};

it('a database address with sslmode=verify-full sends nothing to a server that has no TLS', async () => {
  const { port, received } = await openServer('N');
  await expect(ask(port)).rejects.toThrow();
  expect(Buffer.concat(received)).toEqual(sslRequest);
});

it('a database address with sslmode=verify-full sends nothing but a handshake to a server that has TLS', async () => {
  const { port, received } = await openServer('S');
  await expect(ask(port)).rejects.toThrow();
  const [question, handshake] = received;
  expect(question).toEqual(sslRequest);
  // A record of TLS with a handshake in it (RFC 8446, 5.1).
  expect(handshake?.[0]).toBe(22);
  expect(Buffer.concat(received).includes('secret')).toBe(false);
});
