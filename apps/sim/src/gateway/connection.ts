import { readCorrelationId } from '@necp/shared/kernel';
import {
  clientEvents,
  decodeClientFrame,
  DecodeError,
  intentEvent,
  type ClientMessage,
  type CloseReason,
} from '@necp/shared/protocol';
import type { Socket } from 'socket.io';
import type * as z from 'zod';
import type { RejectionKind } from '../zone/outputs';
import type { FrameTaker } from './frames';
import type { ZoneHandle } from './handshake';
import { TokenBucket } from './limits';

export interface ConnectionParts {
  readonly connectionId: number;
  /** The zone the client plays in now; it changes with a transfer. */
  readonly place: { readonly zoneHandle: ZoneHandle };
  readonly nowMs: () => number;
  /** A clock that never runs backwards, for limits. */
  readonly clockMs: () => number;
  readonly rejected: (kind: RejectionKind, what: string) => void;
  /** Sends the client the reason and closes the connection. */
  readonly close: (reason: CloseReason) => void;
}

type Said = z.infer<(typeof clientEvents)['chat.send']>;
type Ping = z.infer<(typeof clientEvents)['clock.ping']>;

/** Messages per second, and at once after a pause. */
export const messageLimit = { perSecond: 30, burst: 60 } as const;
/**
 * Excess messages before the sender is disconnected; until then they are dropped, because a bad connection sends in
 * bursts too.
 */
const mostFlood = 300;
/** Malformed messages before the sender is disconnected. */
const mostStrikes = 8;
/** An excess or malformed message is forgiven after this long on average. */
const forgetMs = 500;

/**
 * Listens to one socket: every handler is wrapped, counted and checked, so that a message can harm its sender only.
 * @returns what takes the socket's binary frames
 */
export function listenTo(socket: Socket, parts: ConnectionParts): FrameTaker {
  const listener = new Listener(socket, parts);
  // One handler serves all events, because otherwise every socket would carry dozens of them.
  socket.use(([name, message, sentId], next) => {
    // Binary frames are counted where they are received.
    if (name === intentEvent) next();
    else listener.takeEvent(name, message, sentId);
  });
  // Socket.IO reports parser errors here and then closes; without a handler it would write to the console.
  socket.on('error', () => listener.refuseParsing());
  return listener;
}

/**
 * What one client may send. It is one object instead of functions that refer to one another, because each of those
 * would be fetched from distant memory for every intent.
 */
class Listener implements FrameTaker {
  private readonly connectionId: number;
  private readonly place: ConnectionParts['place'];
  private readonly nowMs: () => number;
  private readonly clockMs: () => number;
  private readonly bucket: TokenBucket;
  private isClosing = false;
  private readonly strikes: Faults;
  private readonly floods: Faults;

  constructor(
    private readonly socket: Socket,
    private readonly parts: ConnectionParts,
  ) {
    const { connectionId, place, nowMs, clockMs } = parts;
    this.connectionId = connectionId;
    this.place = place;
    this.nowMs = nowMs;
    this.clockMs = clockMs;
    this.bucket = new TokenBucket(messageLimit.perSecond, messageLimit.burst, clockMs());
    this.strikes = new Faults(mostStrikes, clockMs);
    this.floods = new Faults(mostFlood, clockMs);
  }

  take(bytes: Uint8Array): void {
    if (!this.isWithinLimit()) return;
    const { connectionId, place } = this;
    try {
      const frame = decodeClientFrame(bytes);
      place.zoneHandle.enqueue(
        frame.kind === 'intent'
          ? { kind: 'intent', connectionId, intent: frame.intent }
          : { kind: 'resync', connectionId },
      );
    } catch (error) {
      this.strike(error);
    }
  }

  /** Takes an event; a client may name it by an id that is written beside everything that follows from it. */
  takeEvent(name: string, message: unknown, sentId?: unknown): void {
    if (!this.isWithinLimit()) return;
    try {
      if (!isKnown(name)) return this.fault('unknown_event');
      const checked = clientEvents[name].safeParse(message);
      if (checked.success) this.pass(name, checked.data, readCorrelationId(sentId) ?? undefined);
      else this.fault('malformed_message');
    } catch (error) {
      this.strike(error);
    }
  }

  refuseParsing(): void {
    this.parts.rejected('cheat', 'unreadable_frame');
    this.cut('bad_message');
  }

  private pass(name: keyof typeof clientEvents, message: unknown, correlationId: string | undefined): void {
    const { connectionId, socket, nowMs } = this;
    const { zoneHandle } = this.place;
    if (name === 'chat.send') zoneHandle.enqueue({ kind: 'say', connectionId, said: message as Said });
    else if (name === 'clock.ping')
      socket.emit('clock.pong', { sentMs: (message as Ping).sentMs, serverTimeMs: nowMs(), tick: zoneHandle.tick });
    else {
      const event = { name, message } as ClientMessage;
      zoneHandle.enqueue({ kind: 'event', connectionId, event, ...(correlationId && { correlationId }) });
    }
  }

  private isWithinLimit(): boolean {
    if (this.isClosing) return false;
    if (this.bucket.take(this.clockMs())) return true;
    this.parts.rejected('lag', 'too_many_messages');
    if (this.floods.count()) this.cut('flooding');
    return false;
  }

  private strike(error: unknown): void {
    this.fault(error instanceof DecodeError ? 'malformed_frame' : 'unreadable_message');
  }

  private fault(what: string): void {
    this.parts.rejected('cheat', what);
    if (this.strikes.count()) this.cut('bad_message');
  }

  private cut(reason: CloseReason): void {
    if (this.isClosing) return;
    this.isClosing = true;
    this.parts.close(reason);
  }
}

function isKnown(name: string): name is keyof typeof clientEvents {
  return Object.hasOwn(clientEvents, name);
}

/** Counts faults and forgets them with time. */
class Faults {
  private level = 0;
  private lastMs: number;

  constructor(
    private readonly most: number,
    private readonly clockMs: () => number,
  ) {
    this.lastMs = clockMs();
  }

  /** Counts one fault; returns true when there were too many. */
  count(): boolean {
    const now = this.clockMs();
    this.level = Math.max(0, this.level - (now - this.lastMs) / forgetMs) + 1;
    this.lastMs = now;
    return this.level > this.most;
  }
}
