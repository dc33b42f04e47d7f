import { intentEvent, snapshotEvent } from '@necp/shared/protocol';
import type { Socket } from 'socket.io';
import type { WebSocket } from 'ws';
import { FrameWriter, hearFrames, type FrameTaker } from './frames';

/**
 * Beyond the first limit snapshots are skipped; beyond the second, or after skipping for longer than the third, the
 * client is disconnected.
 */
export const streamLimits = {
  fullBytes: 64 * 1024,
  brokenBytes: 1024 * 1024,
  stalledMs: 5_000,
  waitingEvents: 256,
} as const;

/** How long a closed connection may take to close its WebSocket before its TCP stream is torn down. */
const goodbyeMs = 1_000;

/**
 * The path of binary frames: `raw` past the streams of Node in both directions, `frames` past Socket.IO only, `plain`
 * as Socket.IO's own events.
 */
export type SocketPath = 'raw' | 'frames' | 'plain';

/**
 * One client's stream below Socket.IO: snapshots are written and intents are read as binary frames, and the amount of
 * waiting bytes is known.
 */
export class ClientStream {
  private fullSinceMs: number | null = null;
  /** Null when Socket.IO uses an unexpected transport. */
  private readonly stream: WebSocket | null;
  private readonly frames: FrameWriter | null;
  private stopHearing: () => void = () => undefined;
  private isReadRaw = false;

  constructor(
    private readonly socket: Socket,
    { isOn }: { readonly isOn: boolean },
  ) {
    this.stream = streamOf(socket);
    this.frames = this.stream === null || !isOn ? null : new FrameWriter(this.stream);
  }

  /** The path of its frames, once it is heard. */
  get path(): SocketPath {
    if (this.frames === null) return 'plain';
    return this.frames.isRaw && this.isReadRaw ? 'raw' : 'frames';
  }

  /** Checks whether a snapshot sent now would leave soon. */
  canTake(nowMs: () => number): boolean {
    if (this.waitingBytes() <= streamLimits.fullBytes) {
      this.fullSinceMs = null;
      return true;
    }
    this.fullSinceMs ??= nowMs();
    return false;
  }

  /** Passes every received binary frame to the taker until the end. */
  hear(taker: FrameTaker): void {
    if (this.stream !== null && this.frames !== null) {
      const { isRaw, stop } = hearFrames(this.stream, taker);
      this.isReadRaw = isRaw;
      this.stopHearing = stop;
      return;
    }
    const hear = (bytes: unknown) => taker.take(bytes instanceof Uint8Array ? bytes : new Uint8Array());
    this.socket.on(intentEvent, hear);
    this.stopHearing = () => void this.socket.off(intentEvent, hear);
  }

  /** Checks whether the client reads so slowly that the bytes waiting for it would use up the memory. */
  isBroken(nowMs: number): boolean {
    if (this.fullSinceMs !== null && nowMs - this.fullSinceMs > streamLimits.stalledMs) return true;
    return this.waitingBytes() > streamLimits.brokenBytes || this.waitingEvents() > streamLimits.waitingEvents;
  }

  send(bytes: Uint8Array): void {
    if (this.frames === null) this.socket.emit(snapshotEvent, bytes);
    else this.frames.send(bytes);
  }

  /**
   * Closes the connection: with a close frame, and after a while by force, because a client that reads nothing never
   * answers.
   */
  end(): void {
    const { stream } = this;
    this.stopHearing();
    this.socket.disconnect(true);
    if (stream === null || stream.readyState === stream.CLOSED) return;
    // A client that only left Socket.IO's namespace is still connected.
    this.socket.conn.close();
    const timer = setTimeout(() => stream.terminate(), goodbyeMs);
    stream.once('close', () => clearTimeout(timer));
  }

  private waitingBytes(): number {
    return this.frames?.waitingBytes ?? this.stream?.bufferedAmount ?? 0;
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
