import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Socket as TcpSocket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Rate } from '@necp/shared/limit/rates';
import { TokenBucket } from './limits';

/** Limits of what one socket may send, whatever it is: bytes, WebSocket pings and pongs, and packets of text. */
export interface IntakeRates {
  readonly bytes: Rate;
  readonly control: Rate;
  readonly packets: Rate;
}
/** How long a client may take to close its WebSocket after the server has. */
const goodbyeMs = 1_000;
/** A client that is not admitted yet is sent a few words. It is cut when more waits, because it reads nothing. */
const waitingLimits = { bytes: 16 * 1024, messages: 8 } as const;

/** What Engine.IO received: `message` carries a packet of Socket.IO, the others are its own. */
interface Packet {
  readonly type: string;
}

/** What ws 8 keeps of a WebSocket. */
interface Inside {
  readonly _socket?: TcpSocket;
  readonly _receiver?: EventEmitter;
}

/** An Engine.IO connection below Socket.IO. */
export interface EngineConnection {
  readonly request: IncomingMessage;
  readonly writeBuffer: readonly unknown[];
  readonly transport: { readonly name: string; readonly socket?: WebSocket };
  on(name: 'packet', run: (packet: Packet) => void): void;
  removeAllListeners(name: 'data'): void;
  once(name: 'close', run: () => void): void;
  close(discard?: boolean): void;
}

export type IntakeFault = 'too_many_bytes' | 'too_many_pings' | 'too_many_packets' | 'second_ticket' | 'reads_nothing';

/**
 * Counts what a socket sends from its first byte, and tears it down when it is too much. Binary frames that take the
 * short path past Node's streams are counted where they are taken, because they never come here.
 */
export class Intake {
  private isAdmitted = false;
  private isCut = false;
  private presented = 0;
  private readonly clockMs: () => number;
  private readonly bytes: TokenBucket;
  private readonly control: TokenBucket;
  private readonly packets: TokenBucket;
  private readonly stream: WebSocket | null;

  constructor(
    private readonly conn: EngineConnection,
    { clockMs, rates }: { readonly clockMs: () => number; readonly rates: IntakeRates },
    private readonly onFault: (fault: IntakeFault) => void,
  ) {
    this.clockMs = clockMs;
    this.bytes = new TokenBucket(rates.bytes, clockMs());
    this.control = new TokenBucket(rates.control, clockMs());
    this.packets = new TokenBucket(rates.packets, clockMs());
    const { transport } = conn;
    this.stream = transport.name === 'websocket' ? (transport.socket ?? null) : null;
    this.listen();
  }

  /** The client has presented its ticket and was admitted: it may now send events. */
  admit(): void {
    this.isAdmitted = true;
  }

  /** Cuts the connection when the client reads nothing. */
  cutWhenSlow(): void {
    const waitingBytes = this.stream?.bufferedAmount ?? 0;
    if (waitingBytes > waitingLimits.bytes || this.conn.writeBuffer.length > waitingLimits.messages)
      this.fail('reads_nothing');
  }

  /** Tears the connection down; what it has already sent is not read any more. */
  cut(): void {
    const { stream, conn } = this;
    if (this.isCut) return;
    this.isCut = true;
    // The rest of the chunk that is being read would otherwise still be handled.
    conn.removeAllListeners('data');
    if (stream === null) return conn.close(true);
    const { _receiver: receiver } = stream as unknown as Inside;
    for (const name of ['message', 'ping', 'pong']) receiver?.removeAllListeners(name);
    stream.terminate();
  }

  /** Tears down a closed connection whose client does not take part in closing its WebSocket. */
  endSoon(): void {
    const { stream } = this;
    if (stream === null || stream.readyState === stream.CLOSED) return;
    const timer = setTimeout(() => stream.terminate(), goodbyeMs);
    stream.once('close', () => clearTimeout(timer));
  }

  private listen(): void {
    const { stream, conn } = this;
    conn.on('packet', ({ type }) => this.countPacket(type));
    if (stream === null) return;
    const { _socket: socket } = stream as unknown as Inside;
    socket?.prependListener('data', (chunk: Uint8Array) => this.spend(this.bytes, 'too_many_bytes', chunk.length));
    for (const name of ['ping', 'pong'] as const) stream.on(name, () => this.spend(this.control, 'too_many_pings', 1));
  }

  /** One message is expected before admission: the ticket. A second one could only be another ticket. */
  private countPacket(type: string): void {
    if (type === 'message' && !this.isAdmitted && ++this.presented > 1) return this.fail('second_ticket');
    this.spend(type === 'message' ? this.packets : this.control, 'too_many_packets', 1);
  }

  private spend(bucket: TokenBucket, fault: IntakeFault, amount: number): void {
    if (!bucket.take(this.clockMs(), amount)) this.fail(fault);
  }

  private fail(fault: IntakeFault): void {
    if (this.isCut) return;
    this.onFault(fault);
    this.cut();
  }
}
