import { readCorrelationId } from '@necp/shared/kernel';
import {
  clientEvents,
  decodeClientFrame,
  DecodeError,
  intentEvent,
  type ClientMessage,
  type CloseReason,
  type EventAccess,
} from '@necp/shared/protocol';
import type { LimitBook } from '@necp/shared/limit/book';
import { groupOfMessage, messageGroups, type MessageGroup } from '@necp/shared/limit/messages';
import type { Rate } from '@necp/shared/limit/rates';
import type { Permission } from '@necp/shared/role/permissions';
import { voiceSignals, type VoiceSignal } from '@necp/shared/voice/schema';
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
  readonly limits: ConnectionLimits;
  /** What each message asks of its sender. */
  readonly access: EventAccess;
  /** Whether the session of this connection holds a permission now, according to its row. */
  readonly holds: (permission: Permission) => Promise<boolean>;
  readonly rejected: (kind: RejectionKind, what: string) => void;
  /** Passes a signal of the player on to the voice process. */
  readonly toVoice: (signal: VoiceSignal) => void;
  /** Sends the client the reason and closes the connection. */
  readonly close: (reason: CloseReason) => void;
}

/** How much one connection may send. The rates are shared by all connections and follow what operators set. */
export interface ConnectionLimits {
  readonly messages: Rate;
  readonly groups: Readonly<Record<MessageGroup, Rate>>;
  /**
   * Excess messages before the sender is disconnected; until then they are dropped, because a bad connection sends in
   * bursts too.
   */
  readonly excess: Rate;
  /** Malformed and forbidden messages before the sender is disconnected. */
  readonly malformed: Rate;
}

export function connectionLimits(book: LimitBook): ConnectionLimits {
  return {
    messages: book.rateOf('messages'),
    groups: Object.fromEntries(messageGroups.map((group) => [group, book.rateOf(`message.${group}`)])) as Record<
      MessageGroup,
      Rate
    >,
    excess: book.rateOf('excess_messages'),
    malformed: book.rateOf('malformed_messages'),
  };
}

type Said = z.infer<(typeof clientEvents)['chat.send']>;
type Ping = z.infer<(typeof clientEvents)['clock.ping']>;

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
  private readonly movement: TokenBucket;
  private readonly groups = new Map<MessageGroup, TokenBucket>();
  private readonly strikes: TokenBucket;
  private readonly floods: TokenBucket;

  constructor(
    private readonly socket: Socket,
    private readonly parts: ConnectionParts,
  ) {
    const { connectionId, place, nowMs, clockMs, limits } = parts;
    this.connectionId = connectionId;
    this.place = place;
    this.nowMs = nowMs;
    this.clockMs = clockMs;
    this.bucket = new TokenBucket(limits.messages, clockMs());
    this.movement = new TokenBucket(limits.groups.movement, clockMs());
    this.strikes = new TokenBucket(limits.malformed, clockMs());
    this.floods = new TokenBucket(limits.excess, clockMs());
  }

  take(bytes: Uint8Array): void {
    if (!this.isWithinLimit(this.movement)) return;
    try {
      const frame = decodeClientFrame(bytes);
      const asked = this.parts.access[intentEvent];
      if (asked === 'character') this.enqueueFrame(frame);
      else this.passIfHeld(asked, () => this.enqueueFrame(frame));
    } catch (error) {
      this.strike(error);
    }
  }

  /** Takes an event; a client may name it by an id that is written beside everything that follows from it. */
  takeEvent(name: string, message: unknown, sentId?: unknown): void {
    if (!this.isWithinLimit(isKnown(name) ? this.bucketOf(groupOfMessage[name]) : null)) return;
    try {
      if (!isKnown(name)) return this.fault('unknown_event');
      const checked = clientEvents[name].safeParse(message);
      if (!checked.success) return this.fault('malformed_message');
      const correlationId = readCorrelationId(sentId) ?? undefined;
      const asked = this.parts.access[name];
      if (asked === 'character') this.pass(name, checked.data, correlationId);
      else this.passIfHeld(asked, () => this.pass(name, checked.data, correlationId));
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
    else if (Object.hasOwn(voiceSignals, name)) this.parts.toVoice({ name, message } as VoiceSignal);
    else {
      const event = { name, message } as ClientMessage;
      zoneHandle.enqueue({ kind: 'event', connectionId, event, ...(correlationId && { correlationId }) });
    }
  }

  private enqueueFrame(frame: ReturnType<typeof decodeClientFrame>): void {
    const { connectionId, place } = this;
    place.zoneHandle.enqueue(
      frame.kind === 'intent'
        ? { kind: 'intent', connectionId, intent: frame.intent }
        : { kind: 'resync', connectionId },
    );
  }

  /**
   * Passes a message that asks for more than playing. The session's row is read for each one, because its roles may
   * have changed since the socket was opened.
   */
  private passIfHeld(permission: Permission, pass: () => void): void {
    this.parts.holds(permission).then(
      (isHeld) => {
        if (this.isClosing) return;
        if (isHeld) pass();
        else this.fault('not_permitted');
      },
      () => this.parts.rejected('normal', 'permission_unknown'),
    );
  }

  private bucketOf(group: MessageGroup): TokenBucket {
    const known = this.groups.get(group);
    if (known !== undefined) return known;
    const bucket = new TokenBucket(this.parts.limits.groups[group], this.clockMs());
    this.groups.set(group, bucket);
    return bucket;
  }

  private isWithinLimit(group: TokenBucket | null): boolean {
    if (this.isClosing) return false;
    const now = this.clockMs();
    if (this.bucket.take(now) && (group === null || group.take(now))) return true;
    this.parts.rejected('lag', 'too_many_messages');
    if (!this.floods.take(now)) this.cut('flooding');
    return false;
  }

  private strike(error: unknown): void {
    this.fault(error instanceof DecodeError ? 'malformed_frame' : 'unreadable_message');
  }

  private fault(what: string): void {
    this.parts.rejected('cheat', what);
    if (!this.strikes.take(this.clockMs())) this.cut('bad_message');
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
