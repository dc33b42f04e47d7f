import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { createRedis } from './redis';

it('a Redis address with rediss:// begins with a handshake of TLS, and sends no password before it', async () => {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const arrived = once(server, 'connection');
  const client = createRedis(`rediss://:secret@127.0.0.1:${port}`, {
    onTrouble: () => undefined,
    log: { warn: () => undefined },
  });
  const [socket] = await arrived;
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  // A record of TLS with a handshake in it (RFC 8446, 5.1).
  expect(bytes[0]).toBe(22);
  expect(bytes.includes('secret')).toBe(false);
  client.disconnect();
  socket.destroy();
  server.close();
});
