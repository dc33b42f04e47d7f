import { connect, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { seededRng, type Rng } from '@necp/shared/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type * as ws from 'ws';
import { requireAsEngineIo } from './bypass';
import { FrameWriter, hearFrames } from './frames';
import { RawWriter, readInto } from './raw-socket';

// The ws of the product, and not one that happens to lie nearer to this file.
const { WebSocket, WebSocketServer } = requireAsEngineIo('ws') as typeof ws;

let server: ws.WebSocketServer;
const open: { terminate(): void }[] = [];
beforeAll(async () => {
  server = new WebSocketServer({ port: 0, perMessageDeflate: false, maxPayload: 4096 });
  await once(server, 'listening');
});
afterEach(() => open.splice(0).forEach((stream) => stream.terminate()));
afterAll(() => void server.close());

const port = () => (server.address() as AddressInfo).port;

/** A client message on the wire, in a number of fragments. */
interface Said {
  readonly isBinary: boolean;
  readonly body: Uint8Array;
  readonly fragments: number;
  readonly mask: Uint8Array;
}

function framesOf({ isBinary, body, fragments, mask }: Said): Buffer {
  const size = Math.max(1, Math.ceil(body.length / fragments));
  const pieces = Array.from({ length: Math.max(1, Math.ceil(body.length / size)) }, (_, index) =>
    body.slice(index * size, (index + 1) * size),
  );
  return Buffer.concat(
    pieces.map((piece, index) => {
      const first = (index === pieces.length - 1 ? 0x80 : 0) | (index > 0 ? 0 : isBinary ? 2 : 1);
      const length = piece.length <= 125 ? [0x80 | piece.length] : [0x80 | 126, piece.length >> 8, piece.length & 0xff];
      return Buffer.from([first, ...length, ...mask, ...piece.map((byte, place) => byte ^ (mask[place & 3] ?? 0))]);
    }),
  );
}

/** Connects a client that sends raw bytes; returns it with the server's side of it. */
async function bare(): Promise<{ readonly client: Socket; readonly stream: ws.WebSocket }> {
  const accepted = once(server, 'connection') as Promise<[ws.WebSocket]>;
  const client = connect(port(), '127.0.0.1');
  client.on('error', () => undefined);
  client.setNoDelay(true);
  client.write(
    'GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
  );
  const [stream] = await accepted;
  stream.on('error', () => undefined);
  open.push(stream);
  return { client, stream };
}

const closed = (stream: ws.WebSocket) => new Promise<void>((resolve) => stream.once('close', () => resolve()));

const drawBytes = (rng: Rng, length: number, most: number) => Uint8Array.from({ length }, () => rng.int(0, most));

function drawSaid(rng: Rng): Said {
  return {
    isBinary: rng.int(0, 1) === 1,
    body: drawBytes(rng, rng.pick([rng.int(0, 20), rng.int(120, 300)]), 127),
    fragments: rng.pick([1, 1, 1, 3]),
    mask: rng.pick([drawBytes(rng, 4, 255), new Uint8Array(4)]),
  };
}

describe('incoming binary frames', () => {
  test.each(Array.from({ length: 60 }, (_, index) => index + 1))(
    'are received once each, in order and whole, however the chunks cut them (%i)',
    async (seed) => {
      const rng = seededRng(seed);
      const messages = Array.from({ length: rng.int(1, 20) }, () => drawSaid(rng));
      const cuts = Array.from({ length: rng.int(0, 30) }, () => rng.int(0, 40));
      const { client, stream } = await bare();
      const heard: ['text' | 'binary', string][] = [];
      let finish = () => {};
      const all = new Promise<void>((resolve) => (finish = resolve));
      const note = (kind: 'text' | 'binary', bytes: Uint8Array) => {
        heard.push([kind, Buffer.from(bytes).toString('hex')]);
        if (heard.length === messages.length) finish();
      };
      stream.on('message', (body: Buffer, isBinary: boolean) => note(isBinary ? 'binary' : 'text', body));
      hearFrames(stream, { take: (bytes) => note('binary', bytes) });
      const wire = Buffer.concat(messages.map(framesOf));
      let start = 0;
      for (const cut of cuts) {
        client.write(wire.subarray(start, Math.min(wire.length, start + cut)));
        await new Promise((resolve) => setImmediate(resolve));
        start = Math.min(wire.length, start + cut);
      }
      client.write(wire.subarray(start));
      await all;
      expect(heard).toEqual(
        messages.map(({ isBinary, body }) => [isBinary ? 'binary' : 'text', Buffer.from(body).toString('hex')]),
      );
    },
  );

  test('are refused by the rules of WebSocket when unmasked, reserved or too long', async () => {
    for (const wire of [
      [0x82, 2, 1, 2],
      [0x83, 0x80, 0, 0, 0, 0],
      [0xc2, 0x80, 0, 0, 0, 0],
      [0x82, 0xfe, 0x20, 0, 0, 0, 0, 0],
    ]) {
      const { client, stream } = await bare();
      const heard: Uint8Array[] = [];
      hearFrames(stream, { take: (bytes) => void heard.push(bytes) });
      const ended = closed(stream);
      client.resume();
      client.write(Buffer.from(wire));
      await ended;
      expect(heard).toEqual([]);
    }
  });

  test('are ignored after the close frame', async () => {
    const { client, stream } = await bare();
    const heard: number[] = [];
    hearFrames(stream, { take: (bytes) => void heard.push(bytes[0] ?? 0) });
    const ended = closed(stream);
    client.resume();
    const mask = new Uint8Array(4);
    client.write(
      Buffer.concat([
        framesOf({ isBinary: true, body: Uint8Array.of(1), fragments: 1, mask }),
        Buffer.from([0x88, 0x80, 0, 0, 0, 0]),
        framesOf({ isBinary: true, body: Uint8Array.of(2), fragments: 1, mask }),
      ]),
    );
    await ended;
    expect(heard).toEqual([1]);
  });
});

describe('outgoing binary frames', () => {
  test('arrive whole and in order among text, whatever their length', async () => {
    const accepted = once(server, 'connection') as Promise<[ws.WebSocket]>;
    const client = new WebSocket(`ws://127.0.0.1:${port()}`);
    open.push(client);
    const [stream] = await accepted;
    const frames = new FrameWriter(stream);
    const lengths = [0, 1, 125, 126, 127, 255, 256, 4000, 0xffff, 0x10000, 3];
    const got: (string | Uint8Array)[] = [];
    const all = new Promise<void>((resolve) => {
      client.on('message', (body: Buffer, isBinary: boolean) => {
        got.push(isBinary ? new Uint8Array(body) : body.toString());
        if (got.length === lengths.length * 2) resolve();
      });
    });
    const wanted = lengths.flatMap((length, index) => [
      new Uint8Array(length).map((_, place) => place * 7 + index),
      `text ${index}`,
    ]);
    for (const one of wanted) {
      if (typeof one === 'string') stream.send(one);
      else frames.send(one);
    }
    await all;
    expect(got).toEqual(wanted);
  });

  test('arrive whole and in order when the client reads nothing for a while', async () => {
    const { client, stream } = await bare();
    client.pause();
    const frames = new FrameWriter(stream);
    const payloads = Array.from({ length: 12_000 }, (_, index) => new Uint8Array(600 + (index % 300)).fill(index));
    let mostWaiting = 0;
    for (const payload of payloads) {
      frames.send(payload);
      mostWaiting = Math.max(mostWaiting, frames.waitingBytes);
    }
    expect(mostWaiting).toBeGreaterThan(1_000_000);
    const wanted = Buffer.concat(
      payloads.map((payload) =>
        Buffer.concat([Buffer.from([0x82, 126, payload.length >> 8, payload.length & 0xff]), payload]),
      ),
    );
    const got = await new Promise<Buffer>((resolve) => {
      const chunks: Buffer[] = [];
      let size = 0;
      client.on('data', (chunk) => {
        chunks.push(chunk);
        if ((size += chunk.length) >= wanted.length) resolve(Buffer.concat(chunks));
      });
      client.resume();
    });
    expect(got.subarray(-wanted.length).equals(wanted)).toBe(true);
    expect(frames.waitingBytes).toBe(0);
    frames.send(Uint8Array.of(7));
    const [last] = (await once(client, 'data')) as [Buffer];
    expect([...last]).toEqual([0x82, 1, 7]);
  });

  test('bypass the streams of Node, which this version still allows', async () => {
    const { stream } = await bare();
    const { _socket: socket } = stream as unknown as { readonly _socket: Socket };
    expect(RawWriter.of(socket)?.isClear).toBe(true);
    const reader = { isTaken: () => true, pass: () => true };
    expect(readInto(socket, Buffer.alloc(10), reader)).toBe(true);
    expect(readInto(socket, Buffer.alloc(10), reader)).toBe(false);
  });
});
