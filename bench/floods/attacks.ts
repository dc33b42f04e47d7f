import { connect, type Socket } from 'node:net';
import { protocolVersion } from '@necp/shared/protocol';

/** What an attacker did, and what became of its connections. */
export interface AttackReport {
  readonly connections: number;
  /** Bytes that the network took from it. */
  readonly sentBytes: number;
  /** How long its connections lasted, in milliseconds, the shortest first; those still open at the end count too. */
  readonly lastedMs: readonly number[];
}

export const attackNames = ['tickets', 'pings', 'slow'] as const;
export type AttackName = (typeof attackNames)[number];

/** An address may open two sockets a second; an attacker on this machine is not limited, so it takes more. */
const reopenMs = 100;
const ticketsOfSocket = 20_000;
const pingsPerSecond = 200_000;
const slowConnections = 200;
/** Enough answers of a page of metrics to fill the buffers of the kernel. */
const unreadRequests = 400;

/** Attacks a port for some seconds. */
export async function attack(name: AttackName, url: URL, seconds: number): Promise<AttackReport> {
  const tally = { connections: 0, sentBytes: 0, lastedMs: [] as number[] };
  const endMs = performance.now() + seconds * 1000;
  const again = async (run: (socket: Socket) => Promise<void>) => {
    while (performance.now() < endMs) {
      const startMs = performance.now();
      const socket = connect(Number(url.port), '127.0.0.1');
      socket.on('error', () => undefined);
      tally.connections++;
      const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
      void run(socket);
      // The time belongs to the server: it cuts the connection, or it does not.
      await Promise.race([closed, pause(endMs - performance.now())]);
      tally.sentBytes += socket.bytesWritten;
      tally.lastedMs.push(performance.now() - startMs);
      socket.destroy();
      await pause(reopenMs);
    }
  };
  const kinds = [sendHeadersSlowly, sendBodySlowly, readNothing];
  const runs = {
    tickets: () => [again(floodTickets)],
    pings: () => [again(floodPings)],
    slow: () =>
      Array.from({ length: slowConnections }, (_, index) =>
        again((socket) => kinds[index % kinds.length]!(socket, url.pathname)),
      ),
  } as const;
  await Promise.all(runs[name]());
  return { ...tally, lastedMs: tally.lastedMs.toSorted((a, b) => a - b) };
}

async function floodTickets(socket: Socket): Promise<void> {
  await openWebSocket(socket);
  const frames = Array.from({ length: ticketsOfSocket }, (_, index) => {
    const kid = `sim:sim-${index}:00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    const head = Buffer.from(JSON.stringify({ alg: 'EdDSA', kid })).toString('base64url');
    return frame(1, `40${JSON.stringify({ ticket: `${head}.e30.AA`, version: protocolVersion })}`);
  });
  await write(socket, Buffer.concat(frames));
}

async function floodPings(socket: Socket): Promise<void> {
  await openWebSocket(socket);
  const batch = Buffer.concat(Array.from({ length: pingsPerSecond / 10 }, () => frame(9, '')));
  while (!socket.destroyed) {
    await write(socket, batch);
    await pause(100);
  }
}

const sendHeadersSlowly = (socket: Socket): Promise<void> => dawdle(socket, 'GET /healthz HTTP/1.1\r\nX-Slow: ');

/** Sends the headers of a request that may have a body, and then one byte of the body a second. */
const sendBodySlowly = (socket: Socket, path: string): Promise<void> =>
  dawdle(socket, `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n`);

/** Requests pages without waiting for them and reads nothing; only its writes show that it was closed. */
function readNothing(socket: Socket): Promise<void> {
  socket.pause();
  return dawdle(
    socket,
    `${'GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(unreadRequests)}GET / HTTP/1.1\r\nX-Slow: `,
  );
}

/** Sends a beginning, and then one byte a second. */
async function dawdle(socket: Socket, beginning: string): Promise<void> {
  await write(socket, Buffer.from(beginning));
  while (!socket.destroyed) {
    await write(socket, Buffer.from('x'));
    await pause(1_000);
  }
}

/** The longest that one body may take. */
const bodyMs = 8_000;

/** Sends a body of a length in bytes, in chunks or announced, and returns how much the network took and the answer. */
export async function sendBody(
  url: URL,
  { bytes, isChunked }: { readonly bytes: number; readonly isChunked: boolean },
): Promise<{ readonly sentBytes: number; readonly status: string }> {
  const socket = connect(Number(url.port), '127.0.0.1');
  socket.on('error', () => undefined);
  let answer = '';
  socket.on('data', (chunk) => (answer += String(chunk)));
  const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
  const send = async () => {
    const length = isChunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${bytes}`;
    const type = 'Content-Type: application/json';
    await write(socket, Buffer.from(`POST ${url.pathname} HTTP/1.1\r\nHost: x\r\n${type}\r\n${length}\r\n\r\n`));
    const piece = Buffer.alloc(10_000, 'x');
    const chunk = isChunked ? Buffer.concat([Buffer.from('2710\r\n'), piece, Buffer.from('\r\n')]) : piece;
    for (let sent = 0; sent < bytes && !socket.destroyed; sent += piece.length) await write(socket, chunk);
    if (isChunked) await write(socket, Buffer.from('0\r\n\r\n'));
  };
  void send();
  await Promise.race([closed, pause(bodyMs)]);
  socket.destroy();
  return { sentBytes: socket.bytesWritten, status: /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 'cut' };
}

function openWebSocket(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    socket.once('data', () => {
      socket.pause();
      resolve();
    });
    socket.write(
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    );
  });
}

/** Writes and waits until the network has taken it, or the connection is gone. */
async function write(socket: Socket, bytes: Buffer): Promise<void> {
  if (socket.destroyed || socket.write(bytes)) return;
  // A socket that never reads does not notice that it was closed.
  socket.resume();
  await new Promise<void>((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });
}

/** Builds a WebSocket frame of a client, with a mask of zeros. */
function frame(opcode: number, text: string): Buffer {
  const body = Buffer.from(text);
  const { length } = body;
  const head = length <= 125 ? [0x80 | length] : [0x80 | 126, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([0x80 | opcode, ...head, 0, 0, 0, 0]), body]);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
