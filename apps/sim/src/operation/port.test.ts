import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { guardPort, mostUnanswered, type PortLimits } from './port';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Open {
  readonly port: number;
  readonly sockets: Socket[];
  /** The requests that were not refused. */
  readonly taken: IncomingMessage[];
}

async function open(limits: Partial<PortLimits>, answer = 'taken'): Promise<Open> {
  const sockets: Socket[] = [];
  const taken: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    taken.push(request);
    request.resume().on('end', () => response.end(answer));
  });
  server.prependListener('connection', (socket: Socket) => sockets.push(socket));
  guardPort(server, { body: null, most: 100, mostOfAddress: null, ...limits });
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { port: (server.address() as AddressInfo).port, sockets, taken };
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

test('every answer, a refusal too, tells browsers to open nothing of it, and to use https where it is', async () => {
  for (const isHttps of [true, false]) {
    const { port } = await open({ isHttps });
    const answers = [
      await send(port, post('/', 'Content-Length: 0')),
      await send(port, post('/', 'Content-Length: 9')),
    ];
    for (const answer of answers) {
      expect(answer).toMatch(/x-content-type-options: nosniff/);
      expect(answer).toMatch(/content-security-policy: default-src 'none'; base-uri 'none'; frame-ancestors 'none'/);
      expect(/strict-transport-security: max-age=63072000; includeSubDomains/.test(answer)).toBe(isHttps);
    }
  }
});

test('a body is taken on its path only, up to its limit, and only when its length is announced', async () => {
  const { port } = await open({ body: { path: '/take', mostBytes: 10 } });
  expect(await send(port, post('/take', 'Content-Length: 10', 'x'.repeat(10)))).toMatch(/taken$/);
  expect(await send(port, post('/take', 'Content-Length: 11'))).toMatch(/^HTTP\/1\.1 413 /);
  expect(await send(port, post('/take', 'Transfer-Encoding: chunked'))).toMatch(/^HTTP\/1\.1 411 /);
  expect(await send(port, post('/other', 'Content-Length: 1'))).toMatch(/^HTTP\/1\.1 413 /);
  expect(await send(port, post('/other', 'Content-Length: 0'))).toMatch(/taken$/);
});

test('a connection that does not send its headers or its body is closed', async () => {
  const timesMs = { headers: 50, request: 100, check: 20, idle: 60_000 };
  const { port } = await open({ timesMs, body: { path: '/take', mostBytes: 10 } });
  for (const beginning of ['', 'GET / HTTP/1.1\r\nHost:', post('/take', 'Content-Length: 10', 'x')])
    expect(await send(port, beginning)).toMatch(/^HTTP\/1\.1 408 /);
});

test('a connection that sends requests without waiting for answers is closed', async () => {
  const { port, taken } = await open({});
  await send(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(200));
  expect(taken.length).toBeLessThanOrEqual(mostUnanswered);
});

test('a connection that does not read its answer is closed', async () => {
  const timesMs = { headers: 8_000, request: 15_000, check: 1_000, idle: 50 };
  const { port, sockets } = await open({ timesMs }, 'x'.repeat(20_000_000));
  const deaf = connect(port, '127.0.0.1');
  deaf.on('error', () => undefined);
  deaf.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  deaf.pause();
  await expect.poll(() => sockets.map(({ destroyed }) => destroyed), { timeout: 60_000 }).toEqual([true]);
  deaf.destroy();
});

test('a game socket may be silent for longer than a connection without one', async () => {
  const server = createServer();
  servers.push(server);
  const games = new WebSocketServer({ server });
  games.on('connection', (game) => game.on('message', (words) => game.send(words)));
  const timesMs = { headers: 8_000, request: 15_000, check: 1_000, idle: 50 };
  guardPort(server, { body: null, most: 100, mostOfAddress: null, timesMs });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const game = new WebSocket(`ws://127.0.0.1:${port}/`);
  await once(game, 'open');
  // A connection that opens later and is silent as well ends first.
  await send(port, '');
  const heard = once(game, 'message');
  game.send('still here');
  expect(String((await heard)[0])).toBe('still here');
  game.terminate();
});

test('there are no more connections than the limit', async () => {
  const { port, sockets } = await open({ most: 1 });
  const held = connect(port, '127.0.0.1');
  await once(held, 'connect');
  await expect.poll(() => sockets.length).toBe(1);
  expect(await send(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('');
  held.destroy();
});
