import type { TileSpot } from '@necp/shared/kernel';
import {
  clientParser,
  encodeIntent,
  encodeResync,
  nextSeq,
  protocolVersion,
  sendIntent,
  snapshotEvent,
  SnapshotReader,
  tickMs,
  type AppliedSnapshot,
  type CloseReason,
  type ZoneWelcome,
} from '@necp/shared/protocol';
import type { ChatMessage } from '@necp/shared/chat/schema';
import { io, type Socket } from 'socket.io-client';

/** A headless player: joins, walks, chats, and records what it received. */
export interface TestClient {
  readonly socket: Socket;
  /** The latest welcome; each zone sends one. */
  welcome: ZoneWelcome;
  reader: SnapshotReader;
  readonly chatMessages: ChatMessage[];
  readonly rejectedMessages: { readonly code: string }[];
  latest: AppliedSnapshot | null;
  snapshots: number;
  closedBy: CloseReason | null;
  /** The address and ticket of the last redirect. */
  moved: { readonly simUrl: string; readonly ticket: string } | null;
  /** Sends one intent and returns its number. */
  input(moveX: number, moveY: number, more?: { readonly buttons?: number; readonly aim?: number }): number;
  say(text: string, channel?: 'say' | 'zone'): void;
  close(): void;
}

export interface ClientOptions {
  readonly port: number;
  readonly ticket: string;
  readonly version?: number;
  readonly origin?: string;
  readonly locale?: 'en' | 'ru';
}

/**
 * Connects and waits for the welcome.
 * @throws Error with the reason as its message when it is refused
 */
export function joinZone(options: ClientOptions): Promise<TestClient> {
  const { port, ticket, version = protocolVersion, origin, locale = 'en' } = options;
  const socket = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    parser: clientParser,
    reconnection: false,
    forceNew: true,
    auth: { ticket, version, locale },
    ...(origin === undefined ? {} : { extraHeaders: { origin } }),
  });
  return new Promise((resolve, reject) => {
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
    socket.once('zone.welcome', (welcome: ZoneWelcome) => {
      const client = clientOver(socket, welcome);
      resolve(client);
    });
    socket.once('session.closed', ({ reason }: { reason: CloseReason }) => reject(new Error(reason)));
  });
}

function clientOver(socket: Socket, welcome: ZoneWelcome): TestClient {
  let seq = 0;
  const client: TestClient = {
    socket,
    welcome,
    reader: new SnapshotReader(),
    chatMessages: [],
    rejectedMessages: [],
    latest: null,
    snapshots: 0,
    closedBy: null,
    moved: null,
    input: (moveX, moveY, { buttons = 0, aim = 0 } = {}) => {
      seq = nextSeq(seq);
      sendIntent(socket, encodeIntent({ seq, moveX, moveY, aim, buttons, seenQuarter: 0, aimTiles: 0 }));
      return seq;
    },
    say: (text, channel = 'say') => void socket.emit('chat.send', { channel, text }),
    close: () => void socket.close(),
  };
  socket.on(snapshotEvent, (bytes: ArrayBuffer) => {
    try {
      client.latest = client.reader.apply(bytes);
      client.snapshots++;
    } catch {
      sendIntent(socket, encodeResync());
    }
  });
  socket.on('zone.welcome', (next: ZoneWelcome) => {
    seq = 0;
    Object.assign(client, { welcome: next, reader: new SnapshotReader(), latest: null });
  });
  socket.on('zone.moved', (moved: { simUrl: string; ticket: string }) => {
    client.moved = moved;
  });
  socket.on('chat.message', (chatMessage: ChatMessage) => client.chatMessages.push(chatMessage));
  socket.on('chat.rejected', (rejection: { code: string }) => client.rejectedMessages.push(rejection));
  socket.on('session.closed', ({ reason }: { reason: CloseReason }) => {
    client.closedBy = reason;
  });
  return client;
}

/** Shorter than the time limit of a test, so that a test that hangs reports what it waited for. */
const givesUpMs = 240_000;

/** Waits until a condition holds, however slow the machine is. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + givesUpMs; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`waited in vain until ${what}`);
}

/** Walks until the client stands at a spot. */
export async function walkTo(client: TestClient, to: TileSpot): Promise<void> {
  for (let steps = 0; steps < 200; steps++) {
    const self = client.latest?.self ?? client.welcome;
    const [dx, dy] = [to.x - self.x, to.y - self.y];
    if (Math.hypot(dx, dy) < 1) return;
    const scale = 127 / Math.max(Math.abs(dx), Math.abs(dy), 0.01);
    client.input(
      Math.round(Math.max(-127, Math.min(127, dx * scale))),
      Math.round(Math.max(-127, Math.min(127, dy * scale))),
    );
    await new Promise((resolve) => setTimeout(resolve, tickMs));
  }
  throw new Error('the way was too long');
}
