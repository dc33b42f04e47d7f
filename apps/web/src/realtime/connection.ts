import { io, type Socket } from 'socket.io-client';
import type { TicketView } from '@necp/shared/character/schema';
import type { Locale } from '@necp/shared/kernel';
import { correlationIdFrom } from '@necp/shared/kernel/correlation';
import {
  CloseReason,
  clientParser,
  QueuePlace,
  DecodeError,
  encodeIntent,
  encodeResync,
  isFinal,
  protocolVersion,
  retryDelayMs,
  sendIntent,
  serverEvents,
  SnapshotReader,
  snapshotEvent,
  type AppliedSnapshot,
  type Intent,
  type ServerEvents,
} from '@necp/shared/protocol';
import { ticketLifeMs } from '@necp/shared/token/rules';
import { Subscriptions } from './subscriptions';
import type {
  Claim,
  ConnectionState,
  EntryQueue,
  OtherOnline,
  Realtime,
  RealtimeEvents,
  RealtimeFrames,
} from './types';

export interface ConnectionParts {
  /**
   * Returns a fresh ticket for each attempt, the place in the queue of the full city, which is asked for again, or the
   * character of the account that is in the city. With null the player may not enter any more (signed out), and the
   * connection closes with `signed_out`. A rejection is retried.
   */
  readonly ticket: (claim: Claim) => Promise<Entrance | null>;
  readonly locale: () => Locale;
  readonly nowMs: () => number;
  /** Returns a random number from 0 up to 1, for the jitter between attempts. */
  readonly rng: () => number;
  /** Called for each event that was dropped because it does not have the shape of the protocol. */
  readonly report: (malformed: MalformedEvent) => void;
}

/** The answer to a request to enter. */
export type Entrance =
  | TicketView
  | { readonly queue: EntryQueue }
  | { readonly other: OtherOnline }
  | { readonly closed: 'maintenance' };

export interface MalformedEvent {
  readonly name: string;
  /** What is wrong with its shape. */
  readonly problem: string;
}

type ServerEventName = keyof ServerEvents;
const serverEventNames = Object.keys(serverEvents) as ServerEventName[];

const pingEveryMs = 2_000;
/** The server speaks at least once a second; silence this long means that the connection is dead. */
const mostSilenceMs = 6_000;
/** An attempt that has brought no welcome by then is given up. */
const welcomeWithinMs = 15_000;
/** A client is sent on from process to process this often before it asks for a new ticket. */
const mostHops = 3;

/** The process to connect to, and the ticket that opens it. */
type Address = Pick<TicketView, 'simUrl' | 'ticket'>;

/**
 * The one connection to the simulation. It comes back by itself with a fresh ticket, checks each event against the
 * protocol once and passes it to all subscribers, which stay subscribed over reconnects.
 */
export class Connection implements RealtimeFrames {
  private readonly events = new Subscriptions<RealtimeEvents>();
  private takeSnapshot: ((snapshot: AppliedSnapshot) => void) | null = null;
  private socket: Socket | null = null;
  private decoder = new SnapshotReader();
  private ahead: { readonly entrance: Promise<Entrance | null>; readonly askedMs: number } | null = null;
  private attempt = 0;
  private retry: ReturnType<typeof setTimeout> | null = null;
  private countdown: ReturnType<typeof setInterval> | null = null;
  private heartbeat: ReturnType<typeof setInterval> | null = null;
  private closeReason: CloseReason | null = null;
  private queue: EntryQueue | null = null;
  private claim: Claim = 'ask';
  private address: Address | null = null;
  private hops = 0;
  private lastMessageMs = 0;
  private fullRequestedMs = -Infinity;
  private beatMs = 0;
  private generation = 0;
  private isOnline = false;
  private isDestroyed = false;

  constructor(private readonly parts: ConnectionParts) {}

  get connected(): boolean {
    return this.isOnline;
  }

  /** Requests the ticket of the first attempt ahead, for a page that has more to load before it can connect. */
  prepare(): void {
    const entrance = this.parts.ticket('ask');
    this.ahead = { entrance, askedMs: this.parts.nowMs() };
    // `open` hears of the failure.
    entrance.catch(() => undefined);
  }

  /** Starts, or starts over at once; with `take_over` the account's other character leaves the city for this one. */
  connect(claim: Claim = 'ask'): void {
    if (this.isDestroyed) return;
    this.claim = claim;
    this.attempt = 0;
    this.drop();
    this.publishState({ phase: 'connecting' });
    void this.open();
  }

  sendIntent(intent: Intent): void {
    if (this.socket && this.isOnline) sendIntent(this.socket, encodeIntent(intent));
  }

  send(...[name, body]: Parameters<Realtime['send']>): boolean {
    if (!this.isOnline || !this.socket?.connected) return false;
    this.socket.emit(name, body, this.newCorrelationId());
    return true;
  }

  on<K extends keyof RealtimeEvents>(name: K, handle: (event: RealtimeEvents[K]) => void): () => void {
    return this.events.on(name, handle);
  }

  readSnapshots(read: (snapshot: AppliedSnapshot) => void): () => void {
    this.takeSnapshot = read;
    return () => {
      if (this.takeSnapshot === read) this.takeSnapshot = null;
    };
  }

  /** Reconnects when the server has been silent for too long, or without waiting any longer; for a tab that slept. */
  refresh(): void {
    if (this.isOnline && this.parts.nowMs() - this.lastMessageMs > mostSilenceMs) this.lose();
    else if (!this.isOnline && this.retry) this.hurry();
  }

  destroy(): void {
    this.isDestroyed = true;
    this.drop();
  }

  private newCorrelationId(): string {
    return correlationIdFrom(Uint8Array.from({ length: 12 }, () => Math.floor(this.parts.rng() * 256)));
  }

  private async open(): Promise<void> {
    const generation = (this.generation += 1);
    this.closeReason = null;
    const entrance = await this.nextEntrance().catch(() => undefined);
    if (generation !== this.generation || this.isDestroyed) return;
    if (entrance === null) return this.close('signed_out');
    if (entrance === undefined) return this.lose();
    if ('queue' in entrance) return this.wait(entrance.queue);
    if ('closed' in entrance) {
      this.closeReason = entrance.closed;
      return this.lose();
    }
    if ('other' in entrance) {
      this.drop();
      return this.publishState({ phase: 'occupied', ...entrance.other });
    }
    this.claim = 'ask';
    this.hops = 0;
    this.openSocket(entrance);
  }

  /** The city is full: asks again after a while, which keeps the place. */
  private wait(queue: EntryQueue): void {
    this.queue = queue;
    this.closeReason = 'full';
    this.lose();
  }

  /** Returns the answer that was requested ahead when it is still fresh and asked for the same, else a new one. */
  private nextEntrance(): Promise<Entrance | null> {
    const { ahead, claim } = this;
    this.ahead = null;
    const isFresh = ahead !== null && claim === 'ask' && this.parts.nowMs() - ahead.askedMs < ticketLifeMs / 2;
    return isFresh ? ahead.entrance : this.parts.ticket(claim);
  }

  private openSocket(address: Address): void {
    this.address = address;
    const socket = io(address.simUrl, {
      transports: ['websocket'],
      parser: clientParser,
      reconnection: false,
      forceNew: true,
      timeout: welcomeWithinMs,
      auth: {
        ticket: address.ticket,
        version: protocolVersion,
        locale: this.parts.locale(),
        requestId: this.newCorrelationId(),
      },
    });
    this.socket = socket;
    this.listen(socket, this.generation);
  }

  /** Connects to the process that took the zone over; subscribers hear of it only when that fails. */
  private moveOn(address: Address): void {
    this.drop();
    this.hops += 1;
    this.closeReason = null;
    this.openSocket(address);
  }

  private listen(socket: Socket, generation: number): void {
    const own =
      <A extends unknown[]>(react: (...args: A) => void) =>
      (...args: A): void => {
        if (generation === this.generation && !this.isDestroyed) react(...args);
      };
    socket.on(
      'connect_error',
      own((error: Error & { data?: unknown }) => this.refused(error)),
    );
    socket.on(
      'disconnect',
      own(() => this.lose()),
    );
    for (const name of serverEventNames)
      socket.on(
        name as string,
        own((body: unknown) => this.receive(name, body)),
      );
    socket.on(
      snapshotEvent,
      own((bytes: ArrayBuffer | Uint8Array) => this.read(bytes)),
    );
    this.lastMessageMs = this.parts.nowMs();
    this.beatMs = this.lastMessageMs;
    this.heartbeat = setInterval(
      own(() => this.beat()),
      pingEveryMs / 2,
    );
  }

  /** Checks an event once, then passes it to the connection itself and to every subscriber. */
  private receive<K extends ServerEventName>(name: K, body: unknown): void {
    const parsed = serverEvents[name].safeParse(body);
    if (!parsed.success) return this.parts.report({ name, problem: parsed.error.message });
    const event = parsed.data as RealtimeEvents[K];
    this.reactions[name]?.(event);
    this.events.publish(name, event);
  }

  /** What the connection itself does at an event, before the subscribers hear of it. */
  private readonly reactions: { readonly [K in ServerEventName]?: (event: RealtimeEvents[K]) => void } = {
    'zone.welcome': () => this.welcomed(),
    'zone.moved': (address) => this.moveOn(address),
    'clock.pong': () => {
      this.lastMessageMs = this.parts.nowMs();
    },
    'session.closed': ({ reason }) => {
      this.closeReason = reason;
      if (isFinal(reason)) this.close(reason);
    },
  };

  private welcomed(): void {
    this.attempt = 0;
    this.hops = 0;
    this.queue = null;
    this.isOnline = true;
    this.lastMessageMs = this.parts.nowMs();
    // Another zone numbers its people anew.
    this.decoder = new SnapshotReader();
    this.publishState({ phase: 'online' });
    this.ping();
  }

  private read(bytes: ArrayBuffer | Uint8Array): void {
    this.lastMessageMs = this.parts.nowMs();
    const { takeSnapshot } = this;
    if (!takeSnapshot) return;
    let snapshot: AppliedSnapshot;
    try {
      snapshot = this.decoder.apply(bytes);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      return this.requestFull();
    }
    if (this.isOnline) takeSnapshot(snapshot);
  }

  /** Requests a full snapshot, once a second at most: frames already under way cannot be applied either. */
  private requestFull(): void {
    const nowMs = this.parts.nowMs();
    if (!this.socket || nowMs - this.fullRequestedMs < 1_000) return;
    this.fullRequestedMs = nowMs;
    sendIntent(this.socket, encodeResync());
  }

  private beat(): void {
    const nowMs = this.parts.nowMs();
    const pausedMs = nowMs - this.beatMs;
    this.beatMs = nowMs;
    // A page that could not run for a while has messages left to read: the server was not silent.
    if (pausedMs > pingEveryMs) return;
    const silentMs = nowMs - this.lastMessageMs;
    if (silentMs > (this.isOnline ? mostSilenceMs : welcomeWithinMs)) return this.lose();
    if (this.isOnline) this.ping();
  }

  private ping(): void {
    this.socket?.emit('clock.ping', { sentMs: this.parts.nowMs() });
  }

  private refused(error: Error & { data?: unknown }): void {
    const said = error.data && typeof error.data === 'object' ? error.data : {};
    if (this.address && 'simUrl' in said && typeof said.simUrl === 'string' && this.hops < mostHops)
      return this.moveOn({ simUrl: said.simUrl, ticket: this.address.ticket });
    const code = 'reason' in said ? said.reason : error.message;
    const reason = CloseReason.safeParse(code);
    this.closeReason = reason.success ? reason.data : null;
    const queue = QueuePlace.safeParse('queue' in said ? said.queue : null);
    this.queue = queue.success ? queue.data : null;
    if (this.closeReason && isFinal(this.closeReason)) return this.close(this.closeReason);
    this.lose();
  }

  /** Publishes that the connection is lost, counts down and tries again. */
  private lose(): void {
    const reason = this.closeReason;
    this.drop();
    if (this.isDestroyed) return;
    this.attempt += 1;
    const waitMs = retryDelayMs(this.attempt, this.parts.rng(), reason);
    const dueMs = this.parts.nowMs() + waitMs;
    const notify = (): void => this.publishWait(Math.max(0, Math.round(dueMs - this.parts.nowMs())));
    notify();
    this.countdown = setInterval(notify, 1000);
    this.retry = setTimeout(() => this.hurry(), waitMs);
  }

  private hurry(): void {
    this.stopWaiting();
    this.publishWait(0);
    void this.open();
  }

  private publishWait(retryInMs: number): void {
    const { attempt, queue } = this;
    const isMaintenance = this.closeReason === 'maintenance';
    this.publishState(
      isMaintenance ? { phase: 'maintenance', retryInMs } : { phase: 'lost', attempt, retryInMs, queue },
    );
  }

  private close(reason: CloseReason): void {
    this.drop();
    this.publishState({ phase: 'closed', reason });
  }

  private drop(): void {
    this.generation += 1;
    this.isOnline = false;
    this.stopWaiting();
    if (this.heartbeat) clearInterval(this.heartbeat);
    this.heartbeat = null;
    this.decoder = new SnapshotReader();
    const { socket } = this;
    this.socket = null;
    socket?.removeAllListeners();
    socket?.disconnect();
  }

  private publishState(state: ConnectionState): void {
    this.events.publish('connection.changed', state);
  }

  private stopWaiting(): void {
    if (this.retry) clearTimeout(this.retry);
    if (this.countdown) clearInterval(this.countdown);
    this.retry = null;
    this.countdown = null;
  }
}
