import { snapshotEvent } from '@necp/shared/protocol';
import type { Socket } from 'socket.io';
import type { WebSocket } from 'ws';

/** Beyond the first, snapshots are skipped; beyond the second, or skipped for longer than the third, the reader is cut. */
export const lineLimits = { fullBytes: 64 * 1024, brokenBytes: 1024 * 1024, stalledMs: 5_000, waitingEvents: 256 } as const;

/** How long an ended connection may take to say goodbye before its TCP stream is torn down. */
const goodbyeMs = 1_000;

/** One client's stream below Socket.IO: snapshots go into it as one binary frame, and how much waits in it is known. */
export class Line {
  private fullSinceMs: number | null = null;

  constructor(private readonly socket: Socket) {}

  /** Whether a snapshot sent now would leave soon. */
  canTake(nowMs: number): boolean {
    if (this.waitingBytes() <= lineLimits.fullBytes) {
      this.fullSinceMs = null;
      return true;
    }
    this.fullSinceMs ??= nowMs;
    return false;
  }

  /** Whether the reader is so slow that what waits for it would eat our memory. */
  isBroken(nowMs: number): boolean {
    if (this.fullSinceMs !== null && nowMs - this.fullSinceMs > lineLimits.stalledMs) return true;
    return this.waitingBytes() > lineLimits.brokenBytes || this.waitingEvents() > lineLimits.waitingEvents;
  }

  send(bytes: Uint8Array): void {
    const stream = this.stream();
    // Socket.IO 4.8 keeps the WebSocket there; a transport that does not is sent the same frame the ordinary way.
    if (stream === null) this.socket.emit(snapshotEvent, bytes);
    else if (stream.readyState === stream.OPEN) stream.send(bytes, { binary: true, compress: false });
  }

  /** Ends the connection: politely, and then for certain, since a peer that reads nothing never says goodbye. */
  end(): void {
    const stream = this.stream();
    this.socket.disconnect(true);
    if (stream === null) return;
    const timer = setTimeout(() => stream.terminate(), goodbyeMs);
    stream.once('close', () => clearTimeout(timer));
  }

  private waitingBytes(): number {
    return this.stream()?.bufferedAmount ?? 0;
  }

  private waitingEvents(): number {
    return (this.socket.conn as unknown as { readonly writeBuffer: readonly unknown[] }).writeBuffer.length;
  }

  private stream(): WebSocket | null {
    const { transport } = this.socket.conn as unknown as { readonly transport: { readonly name: string; readonly socket?: WebSocket } };
    return transport.name === 'websocket' && typeof transport.socket?.send === 'function' ? transport.socket : null;
  }
}
