import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { guardPort, type PortLimits } from './port';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function open(limits: Partial<PortLimits>): Promise<{ readonly port: number; readonly sockets: Socket[] }> {
  const sockets: Socket[] = [];
  const server = createServer((request, response) => request.resume().on('end', () => response.end('taken')));
  server.prependListener('connection', (socket: Socket) => sockets.push(socket));
  guardPort(server, { body: null, most: 100, mostOfAddress: null, ...limits });
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { port: (server.address() as AddressInfo).port, sockets };
}

/** Sends a few bytes and returns everything that was answered until the connection closed. */
function send(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += String(chunk)));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
    socket.write(bytes);
  });
}

const post = (path: string, line: string, body = '') =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${line}\r\n\r\n${body}`;

test('a body is taken on its path only, up to its limit, and only when its length is announced', async () => {
  const { port } = await open({ body: { path: '/take', mostBytes: 10 } });
  expect(await send(port, post('/take', 'Content-Length: 10', 'x'.repeat(10)))).toMatch(/taken$/);
  expect(await send(port, post('/take', 'Content-Length: 11'))).toMatch(/^HTTP\/1\.1 413 /);
  expect(await send(port, post('/take', 'Transfer-Encoding: chunked'))).toMatch(/^HTTP\/1\.1 411 /);
  expect(await send(port, post('/other', 'Content-Length: 1'))).toMatch(/^HTTP\/1\.1 413 /);
  expect(await send(port, post('/other', 'Content-Length: 0'))).toMatch(/taken$/);
});

test('a connection that does not send its headers or its body is closed', async () => {
  const timesMs = { headers: 50, request: 100, check: 20 };
  const { port } = await open({ timesMs, body: { path: '/take', mostBytes: 10 } });
  for (const beginning of ['', 'GET / HTTP/1.1\r\nHost:', post('/take', 'Content-Length: 10', 'x')])
    expect(await send(port, beginning)).toMatch(/^HTTP\/1\.1 408 /);
});

test('there are no more connections than the limit', async () => {
  const { port, sockets } = await open({ most: 1 });
  const held = connect(port, '127.0.0.1');
  await once(held, 'connect');
  await expect.poll(() => sockets.length).toBe(1);
  expect(await send(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('');
  held.destroy();
});
