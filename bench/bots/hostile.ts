import { randomBytes } from 'node:crypto';
import type { Rng } from '@necp/shared/kernel';
import { protocolVersion } from '@necp/shared/protocol';
import { WebSocket } from 'ws';

export interface Attack {
  readonly sent: number;
  readonly connections: number;
}

/** Sends a number of malformed or hostile frames over a period, and joins again whenever it is disconnected. */
export async function attack(options: {
  readonly url: string;
  readonly frames: number;
  readonly seconds: number;
  readonly rng: Rng;
  readonly ticket: () => Promise<string>;
}): Promise<Attack> {
  const { url, frames, seconds, rng } = options;
  const burst = 40;
  const pauseMs = (seconds * 1000) / (frames / burst);
  let sent = 0;
  let connections = 0;
  while (sent < frames) {
    const startMs = performance.now();
    const socket = await openSocket(url, await options.ticket());
    connections++;
    for (let count = 0; count < burst && sent < frames; count++) {
      socket.send(hostileFrame(rng));
      sent++;
    }
    socket.close();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, pauseMs - (performance.now() - startMs))));
  }
  return { sent, connections };
}

async function openSocket(url: string, ticket: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`);
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    const done = () => resolve();
    socket.once('close', done);
    socket.on('message', (frame) => {
      const text = String(frame);
      if (text.startsWith('0')) socket.send(`40${JSON.stringify({ ticket, version: protocolVersion, locale: 'en' })}`);
      else if (text.startsWith('42["zone.welcome"') || text.startsWith('44')) done();
    });
  });
  return socket;
}

const hostileEvents = ['chat.send', 'clock.ping', '__proto__', 'constructor', ''] as const;
const hostilePayloads: readonly unknown[] = [null, {}, [], { sentMs: 'x' }, { channel: 'say' }, -1];

function hostileFrame(rng: Rng): Buffer | string {
  switch (rng.int(0, 6)) {
    case 0:
      return randomBytes(rng.int(1, 40));
    case 1:
      return Buffer.concat([Buffer.from([1]), randomBytes(rng.int(0, 9))]);
    case 2:
      return `42["chat.send",${'['.repeat(1500)}${']'.repeat(1500)}]`;
    case 3:
      return `42${JSON.stringify([rng.pick(hostileEvents), rng.pick(hostilePayloads)])}`;
    case 4:
      return `42["chat.send",{"__proto__":{"polluted":1},"channel":"say","text":"x"}]`;
    case 5:
      return `4${rng.int(0, 9)}${randomBytes(rng.int(0, 60)).toString('latin1')}`;
    default:
      return randomBytes(rng.int(4097, 9000));
  }
}
