import { once } from 'node:events';
import { Agent, createServer, get } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { bodyMaxBytes, guardPort, mostUnanswered } from './guard.mjs';

const ends = [];
afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()));
});

/** Opens a guarded server that buffers bodies as the framework does, and counts what it and its sockets received. */
async function open(options = {}) {
  const seen = { requests: 0, bodyBytes: 0, sockets: [], headers: {} };
  const server = createServer((request, response) => {
    seen.requests++;
    seen.headers = request.headers;
    request.on('data', (chunk) => (seen.bodyBytes += chunk.length));
    request.on('end', () => response.end('taken'));
    request.on('error', () => undefined);
  });
  server.prependListener('connection', (socket) => seen.sockets.push(socket));
  guardPort(server, { hops: 0, most: 100, mostOfAddress: 10, isHttps: false, onRequest: () => undefined, ...options });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  ends.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { seen, port: server.address().port };
}

/** Sends bytes until all are sent or the connection ends; returns what was answered. */
function send(port, chunks) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (bytes) => (answer += bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
    void (async () => {
      for (const chunk of chunks) {
        if (socket.destroyed || socket.writableEnded) return;
        if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => []);
      }
    })();
  });
}

const head = (method, path, lines) => [`${method} ${path} HTTP/1.1`, 'Host: x', ...lines, '', ''].join('\r\n');
const tenMillion = 10_000_000;
function* chunked(first) {
  yield first;
  const body = 'x'.repeat(10_000);
  for (let sent = 0; sent < tenMillion; sent += body.length) yield `${body.length.toString(16)}\r\n${body}\r\n`;
  yield '0\r\n\r\n';
}
function* announced(first) {
  yield first;
  for (let sent = 0; sent < tenMillion; sent += 10_000) yield 'x'.repeat(10_000);
}
const takenBytes = ({ sockets }) => sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0);

const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'GET', 'HEAD', 'PROPFIND'];
const apiPaths = [
  '/api/trpc/realm.status',
  '/api/v1/auth/guest',
  '/api/auth/callback/password',
  '/unsubscribe?token=x',
  '/api/x',
];
const paths = [...apiPaths, '/', '/metrics'];

describe.each(methods.flatMap((method) => paths.map((path) => [method, path])))('%s %s', (method, path) => {
  it('with ten million bytes in chunks is refused after the first few', async () => {
    const { seen, port } = await open();
    const answer = await send(port, chunked(head(method, path, ['Transfer-Encoding: chunked'])));
    expect(answer).toMatch(/^(HTTP\/1\.1 (405|411|413) |$)/);
    expect([seen.requests, seen.bodyBytes]).toEqual([0, 0]);
    expect(takenBytes(seen)).toBeLessThan(1_000_000);
  });

  it('with ten million announced bytes is refused after the first few', async () => {
    const { seen, port } = await open();
    const answer = await send(port, announced(head(method, path, [`Content-Length: ${tenMillion}`])));
    expect(answer).toMatch(/^(HTTP\/1\.1 (405|413) |$)/);
    expect([seen.requests, seen.bodyBytes]).toEqual([0, 0]);
    expect(takenBytes(seen)).toBeLessThan(1_000_000);
  });
});

describe('the web port', () => {
  it.each([
    ['POST', '/api/trpc/x', 413, `Content-Length: ${bodyMaxBytes + 1}`],
    ['POST', '/api/trpc/x', 411, 'Transfer-Encoding: chunked'],
    ['GET', '/api/trpc/x', 413, 'Content-Length: 1'],
    ['OPTIONS', '/help', 413, 'Content-Length: 1'],
    ['POST', '/api/unknown', 405, 'Content-Length: 1'],
    ['POST', '/help', 405, 'Content-Length: 1'],
    ['POST', '/unsubscribes', 405, 'Content-Length: 1'],
  ])('answers %s %s with %i and closes when the request has %s', async (...asked) => {
    const [method, path, status, line] = asked;
    const { seen, port } = await open();
    const answer = await send(port, [head(method, path, [line])]);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toMatch(/^connection: close/im);
    expect(seen.requests).toBe(0);
  });

  it.each([
    ['text/plain', 'text/plain; charset=utf-8'],
    ['text/css; charset=UTF-8', 'text/css; charset=UTF-8'],
    ['application/xml', 'application/xml; charset=utf-8'],
    ['image/svg+xml', 'image/svg+xml; charset=utf-8'],
    ['application/json', 'application/json'],
    ['image/png', 'image/png'],
  ])('says the encoding of texts: %s is sent as %s, however it was set', async (type, sent) => {
    const ways = [
      (response) => response.setHeader('Content-Type', type),
      (response) => response.writeHead(200, { 'Content-Type': type }),
      (response) => response.writeHead(200, 'OK', { 'content-type': type }),
      (response) => response.writeHead(200, ['Content-Type', type]),
    ];
    for (const set of ways) {
      const { port } = await open({ onRequest: (_request, response) => set(response) });
      const answer = await send(port, [head('GET', '/', ['Connection: close'])]);
      expect(/^content-type: (.*)$/im.exec(answer)?.[1]).toBe(sent);
    }
  });

  it.each([true, false])('protects every answer, a refusal too, by its headers; over https: %s', async (isHttps) => {
    const { port } = await open({ isHttps });
    const close = 'Connection: close';
    for (const request of [head('GET', '/', [close]), head('POST', '/', [close, 'Content-Length: 1'])]) {
      const [answer = ''] = (await send(port, [request])).split('\r\n\r\n');
      expect(answer).toMatch(/x-content-type-options: nosniff/i);
      expect(/strict-transport-security: max-age=63072000; includeSubDomains/i.test(answer)).toBe(isHttps);
    }
  });

  it.each(['/', '/api/trpc/realm.status', '/api/v1/world/state'])('refuses TRACE everywhere: %s', async (path) => {
    const { seen, port } = await open();
    expect(await send(port, [head('TRACE', path, ['Connection: close'])])).toMatch(/^HTTP\/1\.1 405 /);
    expect(seen.requests).toBe(0);
  });

  it.each(['/api/auth/x', '/unsubscribe?token=x'])('passes on a body of the greatest length to %s', async (path) => {
    const { seen, port } = await open();
    const lines = [`Content-Length: ${bodyMaxBytes}`, 'Connection: close'];
    expect(await send(port, [head('POST', path, lines), 'x'.repeat(bodyMaxBytes)])).toMatch(/taken$/);
    expect(seen.bodyBytes).toBe(bodyMaxBytes);
  });

  it('closes connections whose headers or bodies do not arrive', async () => {
    const { port } = await open({ timesMs: { headers: 50, request: 100, check: 20, idle: 60_000 } });
    const answers = await Promise.all([
      send(port, []),
      send(port, ['GET / HTTP/1.1\r\nHost:']),
      send(port, [head('POST', '/api/trpc/x', ['Content-Length: 100']), 'x']),
    ]);
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('closes connections that do not read their answer', async () => {
    const { seen, port } = await open({ timesMs: { headers: 50, request: 100, check: 20, idle: 50 } });
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(head('GET', '/', []));
    socket.pause();
    await once(socket, 'connect');
    await expect.poll(() => seen.sockets.every(({ destroyed }) => destroyed), { timeout: 60_000 }).toBe(true);
    socket.destroy();
  });

  it('ends a connection that sends requests without waiting for answers', async () => {
    const { seen, port } = await open();
    await send(port, [head('GET', '/', []).repeat(200)]);
    expect(seen.requests).toBeLessThanOrEqual(mostUnanswered);
  });

  it('answers any number of requests of a connection that waits for each answer', async () => {
    const { seen, port } = await open();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    ends.push(() => agent.destroy());
    const ask = () =>
      new Promise((resolve, reject) => {
        get({ port, agent }, (answer) => answer.resume().on('end', resolve)).on('error', reject);
      });
    for (let count = 0; count < 50; count++) await ask();
    expect([seen.requests, seen.sockets.length]).toEqual([50, 1]);
  });

  it('holds no more connections than it may', async () => {
    const { seen, port } = await open({ most: 2 });
    const held = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
    await expect.poll(() => seen.sockets.length).toBe(2);
    expect(await send(port, [head('GET', '/', [])])).toBe('');
    for (const socket of held) socket.destroy();
  });

  it('takes the address of a client from the connection, or from what the outermost proxy saw', async () => {
    const lines = ['X-Forwarded-For: 198.51.100.1, 198.51.100.2', 'X-Client-Address: 1.2.3.4', 'Connection: close'];
    for (const [hops, address] of [
      [0, '127.0.0.1'],
      [1, '198.51.100.2'],
      [2, '198.51.100.1'],
    ]) {
      const { seen, port } = await open({ hops });
      await send(port, [head('GET', '/', lines)]);
      expect(seen.headers['x-client-address']).toBe(address);
    }
  });
});
