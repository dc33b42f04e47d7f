import { intentEvent, snapshotEvent } from '@necp/shared/protocol';
import type { Socket } from 'socket.io';
import type { WebSocket } from 'ws';
import { FrameWriter, hearFrames } from './frames';

/**
 * Beyond the first, snapshots are skipped; beyond the second, or skipped for longer than the third, the reader is cut.
 */
export const lineLimits = {
  fullBytes: 64 * 1024,
  brokenBytes: 1024 * 1024,
  stalledMs: 5_000,
  waitingEvents: 256,
} as const;

/** How long an ended connection may take to say goodbye before its TCP stream is torn down. */
const goodbyeMs = 1_000;

/**
 * One client's stream below Socket.IO: snapshots go into it as one binary frame, wishes come out of it the same way,
 * and how much waits in it is known.
 */
export class Line {
  private fullSinceMs: number | null = null;
  /** Null when Socket.IO has another transport than the one we know. */
  private readonly stream: WebSocket | null;
  private readonly frames: FrameWriter | null;
  private stopHearing: () => void = () => undefined;

  constructor(private readonly socket: Socket) {
    this.stream = streamOf(socket);
    this.frames = this.stream === null ? null : new FrameWriter(this.stream);
  }

  /** Whether a snapshot sent now would leave soon. */
  canTake(nowMs: () => number): boolean {
    if (this.waitingBytes() <= lineLimits.fullBytes) {
      this.fullSinceMs = null;
      return true;
    }
    this.fullSinceMs ??= nowMs();
    return false;
  }

  /** Hands over every binary frame that comes, until the end; the bytes are good during the call only. */
  hear(take: (bytes: Uint8Array) => void): void {
    if (this.stream !== null) {
      this.stopHearing = hearFrames(this.stream, take);
      return;
    }
    const hear = (bytes: unknown) => take(bytes instanceof Uint8Array ? bytes : new Uint8Array());
    this.socket.on(intentEvent, hear);
    this.stopHearing = () => void this.socket.off(intentEvent, hear);
  }

  /** Whether the reader is so slow that what waits for it would eat our memory. */
  isBroken(nowMs: number): boolean {
    if (this.fullSinceMs !== null && nowMs - this.fullSinceMs > lineLimits.stalledMs) return true;
    return this.waitingBytes() > lineLimits.brokenBytes || this.waitingEvents() > lineLimits.waitingEvents;
  }

  send(bytes: Uint8Array): void {
    if (this.frames === null) this.socket.emit(snapshotEvent, bytes);
    else this.frames.send(bytes);
  }

  /** Ends the connection: politely, and then for certain, since a peer that reads nothing never says goodbye. */
  end(): void {
    const { stream } = this;
    this.stopHearing();
    this.socket.disconnect(true);
    if (stream === null || stream.readyState === stream.CLOSED) return;
    // Who has left Socket.IO's namespace only is still there.
    this.socket.conn.close();
    const timer = setTimeout(() => stream.terminate(), goodbyeMs);
    stream.once('close', () => clearTimeout(timer));
  }

  private waitingBytes(): number {
    return this.frames?.waitingBytes ?? 0;
  }

  private waitingEvents(): number {
    return (this.socket.conn as unknown as { readonly writeBuffer: readonly unknown[] }).writeBuffer.length;
  }
}

/** Socket.IO 4.8 keeps the WebSocket there. */
function streamOf(socket: Socket): WebSocket | null {
  const { transport } = socket.conn as unknown as {
    readonly transport: { readonly name: string; readonly socket?: WebSocket };
  };
  return transport.name === 'websocket' && typeof transport.socket?.send === 'function' ? transport.socket : null;
}
