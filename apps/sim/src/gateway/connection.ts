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
 * @returns the function that takes the socket's binary frames
 */
export function listenTo(socket: Socket, parts: ConnectionParts): (bytes: Uint8Array) => void {
  const { connectionId, place, nowMs, clockMs, rejected } = parts;
  const strikes = new Faults(mostStrikes, clockMs);
  const floods = new Faults(mostFlood, clockMs);
  const bucket = new TokenBucket(messageLimit.perSecond, messageLimit.burst, clockMs());
  let isClosing = false;

  const cut = (reason: CloseReason) => {
    if (isClosing) return;
    isClosing = true;
    parts.close(reason);
  };
  const strike = (what: string) => {
    rejected('cheat', what);
    if (strikes.count()) cut('bad_message');
  };
  const guard = (run: () => void) => {
    if (isClosing) return;
    try {
      run();
    } catch (error) {
      strike(error instanceof DecodeError ? 'malformed_frame' : 'unreadable_message');
    }
  };

  const isWithinLimit = (): boolean => {
    if (isClosing) return false;
    if (bucket.take(clockMs())) return true;
    rejected('lag', 'too_many_messages');
    if (floods.count()) cut('flooding');
    return false;
  };

  // One listener serves all events, because otherwise every socket would carry dozens of them.
  socket.use(([name, message], next) => {
    // Binary frames are counted where they are received.
    if (name === intentEvent) return next();
    if (!isWithinLimit()) return;
    guard(() => {
      if (!isKnown(name)) return strike('unknown_event');
      const checked = clientEvents[name].safeParse(message);
      if (checked.success) take(name, checked.data);
      else strike('malformed_message');
    });
  });
  const take = (name: keyof typeof clientEvents, message: unknown) => {
    const { zoneHandle } = place;
    if (name === 'chat.send') zoneHandle.enqueue({ kind: 'say', connectionId, said: message as Said });
    else if (name === 'clock.ping')
      socket.emit('clock.pong', { sentMs: (message as Ping).sentMs, serverTimeMs: nowMs(), tick: zoneHandle.tick });
    else zoneHandle.enqueue({ kind: 'event', connectionId, event: { name, message } as ClientMessage });
  };
  // Socket.IO reports parser errors here and then closes; without a listener it would write to the console.
  socket.on('error', () => {
    rejected('cheat', 'unreadable_frame');
    cut('bad_message');
  });
  return (bytes) => {
    if (!isWithinLimit()) return;
    guard(() => {
      const frame = decodeClientFrame(bytes);
      place.zoneHandle.enqueue(
        frame.kind === 'intent'
          ? { kind: 'intent', connectionId, intent: frame.intent }
          : { kind: 'resync', connectionId },
      );
    });
  };
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
