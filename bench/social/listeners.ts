import { lineOfMessage, lineSaid } from '@necp/shared/chat/live';
import { clientParser, encodeIntent, nextSeq, protocolVersion, sendIntent, tickMs } from '@necp/shared/protocol';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { Way } from '../city/city';

/** A line that a client heard. */
type Heard = (text: string) => void;

export interface Listener {
  close(): void;
}

const patienceMs = 60_000;

/**
 * Connects as a browser does, and resolves in the zone. Of what comes only lines of chat are read: what a client makes
 * of snapshots is measured by `zone-aoi`.
 */
export function listen({ simUrl, ticket }: Way, heard: Heard): Promise<Listener & { readonly socket: Socket }> {
  const socket = io(simUrl, {
    transports: ['websocket'],
    parser: clientParser,
    reconnection: false,
    forceNew: true,
    timeout: patienceMs,
    auth: { ticket, version: protocolVersion, locale: 'en' },
  });
  socket.on('live', (message: { readonly topic: string }) => {
    if (message.topic === lineSaid) heard(lineOfMessage(message)?.text ?? '');
  });
  return new Promise((resolve, reject) => {
    socket.once('zone.welcome', () => resolve({ socket, close: () => socket.close() }));
    socket.once('connect_error', reject);
    setTimeout(() => reject(new Error('no welcome')), patienceMs).unref();
  });
}

/** Walks to and fro, so that the frame of the player changes all the time. */
export function walkAbout({ socket }: { readonly socket: Socket }): Listener {
  let seq = 0;
  const timer = setInterval(() => {
    seq = nextSeq(seq);
    const moveX = Math.floor(seq / 60) % 2 === 0 ? 127 : -127;
    sendIntent(socket, encodeIntent({ seq, moveX, moveY: 0, aim: 0, buttons: 0, seenQuarter: 0, aimTiles: 40 }));
  }, tickMs);
  return { close: () => clearInterval(timer) };
}

/** Connects to the plain peer. */
export function listenPlainly(port: number, heard: Heard): Promise<Listener> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
  socket.on('message', (bytes) => heard((JSON.parse(String(bytes)) as { text: string }).text));
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve({ close: () => socket.close() }));
    socket.once('error', reject);
  });
}
