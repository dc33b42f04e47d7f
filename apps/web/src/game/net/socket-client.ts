import { io, type Socket } from 'socket.io-client';
import type { SendMessageInput } from '@necp/shared/chat/schema';
import type { Locale } from '@necp/shared/kernel';
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
  type ZonePopulation,
  type ZoneWelcome,
} from '@necp/shared/protocol';
import type { ConnectionState, GameOptions } from '../types';

/** What the connection reports to the engine. */
export interface SocketClientHandlers {
  state(state: ConnectionState): void;
  welcome(welcome: ZoneWelcome): void;
  snapshot(snapshot: AppliedSnapshot): void;
  pong(pong: { readonly sentMs: number; readonly serverTimeMs: number }): void;
  population(change: ZonePopulation): void;
  chatMessage: ServerEvents['chat.message'];
  messageRejected: ServerEvents['chat.rejected'];
  restarting(inMs: number): void;
  /** Every other server message, checked against its schema, under its event name. */
  message(message: ServerMessage): void;
}

/** Events with a place of their own in the sink. */
const ownPlaces = [
  'zone.welcome',
  'zone.population',
  'chat.message',
  'chat.rejected',
  'clock.pong',
  'realm.restarting',
  'session.closed',
  'zone.moved',
] as const;
type Topic = Exclude<keyof ServerEvents, (typeof ownPlaces)[number]>;
export type ServerMessage = {
  readonly [K in Topic]: { readonly topic: K; readonly body: Parameters<ServerEvents[K]>[0] };
}[Topic];
const topics = (Object.keys(serverEvents) as (keyof ServerEvents)[]).filter(
  (name): name is Topic => !(ownPlaces as readonly string[]).includes(name),
);

export interface LinkParts {
  readonly ticket: GameOptions['ticket'];
  readonly locale: () => Locale;
  readonly nowMs: () => number;
  readonly rng: () => number;
  readonly sink: SocketClientHandlers;
}

const pingEveryMs = 2_000;
/** The server speaks at least once a second; silence this long means that the line is dead. */
const mostSilenceMs = 6_000;
/** An attempt that has brought no welcome by then is given up. */
const welcomeWithinMs = 15_000;
/** A client is sent on from process to process this often before it asks for a new ticket. */
const mostHops = 3;

type Ticket = NonNullable<Awaited<ReturnType<GameOptions['ticket']>>>;
/** Which process to knock at, and with what. */
type Way = Pick<Ticket, 'simUrl' | 'ticket'>;

/** One connection to the simulation at a time, taken up again by itself with a fresh ticket. */
export class SocketClient {
  private socket: Socket | null = null;
  private reader = new SnapshotReader();
  private attempt = 0;
  private retry: ReturnType<typeof setTimeout> | null = null;
  private countdown: ReturnType<typeof setInterval> | null = null;
  private heartbeat: ReturnType<typeof setInterval> | null = null;
  private closeReason: CloseReason | null = null;
  private queue: QueuePlace | null = null;
  private way: Way | null = null;
  private hops = 0;
  private lastMessageMs = 0;
  private askedAnewMs = -Infinity;
  private beatMs = 0;
  private generation = 0;
  private isOnline = false;
  private isDestroyed = false;

  constructor(private readonly parts: LinkParts) {}

  get connected(): boolean {
    return this.isOnline;
  }

  /** Starts, or starts over at once. */
  connect(): void {
    if (this.isDestroyed) return;
    this.attempt = 0;
    this.drop();
    this.parts.sink.state({ phase: 'connecting' });
    void this.open();
  }

  sendIntent(intent: Intent): void {
    if (this.socket && this.isOnline) sendIntent(this.socket, encodeIntent(intent));
  }

  /** Returns false when there is no connection to send the message on. */
  sendChatMessage(input: SendMessageInput): boolean {
    if (!this.isOnline || !this.socket?.connected) return false;
    this.socket.emit('chat.send', input);
    return true;
  }

  /** Asks the simulation for something that is no walking; nothing is kept for later. */
  ask(event: string, message: object): void {
    if (this.isOnline) this.socket?.emit(event, message);
  }

  /** Takes the line down quietly, as a lost radio would, and lets it come back; for a tab that slept. */
  refresh(): void {
    if (this.isOnline && this.parts.nowMs() - this.lastMessageMs > mostSilenceMs) this.lose();
    else if (!this.isOnline && this.retry) this.hurry();
  }

  destroy(): void {
    this.isDestroyed = true;
    this.drop();
  }

  private async open(): Promise<void> {
    const generation = (this.generation += 1);
    this.closeReason = null;
    const ticket = await this.parts.ticket().catch(() => undefined);
    if (generation !== this.generation || this.isDestroyed) return;
    if (ticket === null) return this.close('signed_out');
    if (ticket === undefined) return this.lose();
    this.hops = 0;
    this.openSocket(ticket);
  }

  private openSocket(way: Way): void {
    this.way = way;
    const socket = io(way.simUrl, {
      transports: ['websocket'],
      parser: clientParser,
      reconnection: false,
      forceNew: true,
      timeout: welcomeWithinMs,
      auth: { ticket: way.ticket, version: protocolVersion, locale: this.parts.locale() },
    });
    this.socket = socket;
    this.listen(socket, this.generation);
  }

  /** Another process plays on: the line changes over without a word, and only when that fails is it lost. */
  private moveOn(way: Way): void {
    this.drop();
    this.hops += 1;
    this.closeReason = null;
    this.openSocket(way);
  }

  private listen(socket: Socket, generation: number): void {
    const own =
      <A extends unknown[]>(react: (...args: A) => void) =>
      (...args: A): void => {
        if (generation === this.generation && !this.isDestroyed) react(...args);
      };
    const on = <K extends keyof typeof serverEvents>(name: K, react: ServerEvents[K]): void => {
      socket.on(
        name as string,
        own((message: unknown) => {
          const parsed = serverEvents[name].safeParse(message);
          if (parsed.success) (react as (value: unknown) => void)(parsed.data);
        }),
      );
    };
    socket.on(
      'connect_error',
      own((error: Error & { data?: unknown }) => this.refused(error)),
    );
    socket.on(
      'disconnect',
      own(() => this.lose()),
    );
    on('zone.moved', (way) => this.moveOn(way));
    on('session.closed', ({ reason }) => {
      this.closeReason = reason;
      if (isFinal(reason)) this.close(reason);
    });
    on('zone.welcome', (welcome) => this.welcomed(welcome));
    on('zone.population', (people) => this.parts.sink.population(people));
    on('chat.message', (message) => this.parts.sink.chatMessage(message));
    on('chat.rejected', (refusal) => this.parts.sink.messageRejected(refusal));
    on('clock.pong', (pong) => {
      this.lastMessageMs = this.parts.nowMs();
      this.parts.sink.pong(pong);
    });
    on('realm.restarting', ({ inMs }) => this.parts.sink.restarting(inMs));
    for (const topic of topics)
      on(topic, ((body: unknown) =>
        this.parts.sink.message({ topic, body } as ServerMessage)) as ServerEvents[typeof topic]);
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

  private welcomed(welcome: ZoneWelcome): void {
    this.attempt = 0;
    this.hops = 0;
    this.queue = null;
    this.isOnline = true;
    this.lastMessageMs = this.parts.nowMs();
    // Another zone numbers its people anew.
    this.reader = new SnapshotReader();
    this.parts.sink.state({ phase: 'online' });
    this.parts.sink.welcome(welcome);
    this.ping();
  }

  private read(bytes: ArrayBuffer | Uint8Array): void {
    this.lastMessageMs = this.parts.nowMs();
    let snapshot: AppliedSnapshot;
    try {
      snapshot = this.reader.apply(bytes);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      return this.askAnew();
    }
    if (this.isOnline) this.parts.sink.snapshot(snapshot);
  }

  /** Asks for everything once a second at most: frames already under way cannot be applied either. */
  private askAnew(): void {
    const nowMs = this.parts.nowMs();
    if (!this.socket || nowMs - this.askedAnewMs < 1_000) return;
    this.askedAnewMs = nowMs;
    sendIntent(this.socket, encodeResync());
  }

  private beat(): void {
    const nowMs = this.parts.nowMs();
    const pausedMs = nowMs - this.beatMs;
    this.beatMs = nowMs;
    // A page that could not run for a while has not read its mail yet: that is not the line's silence.
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
    if (this.way && 'simUrl' in said && typeof said.simUrl === 'string' && this.hops < mostHops)
      return this.moveOn({ simUrl: said.simUrl, ticket: this.way.ticket });
    const code = 'reason' in said ? said.reason : error.message;
    const reason = CloseReason.safeParse(code);
    this.closeReason = reason.success ? reason.data : null;
    const queue = QueuePlace.safeParse('queue' in said ? said.queue : null);
    this.queue = queue.success ? queue.data : null;
    if (this.closeReason && isFinal(this.closeReason)) return this.close(this.closeReason);
    this.lose();
  }

  /** The line is gone: say so, count down, try again. */
  private lose(): void {
    const reason = this.closeReason;
    this.drop();
    if (this.isDestroyed) return;
    this.attempt += 1;
    const waitMs = retryDelayMs(this.attempt, this.parts.rng(), reason);
    const dueMs = this.parts.nowMs() + waitMs;
    const notify = (): void =>
      this.parts.sink.state({
        phase: 'lost',
        attempt: this.attempt,
        retryInMs: Math.max(0, Math.round(dueMs - this.parts.nowMs())),
        queue: this.queue,
      });
    notify();
    this.countdown = setInterval(notify, 1000);
    this.retry = setTimeout(() => this.hurry(), waitMs);
  }

  private hurry(): void {
    this.stopWaiting();
    this.parts.sink.state({ phase: 'lost', attempt: this.attempt, retryInMs: 0, queue: this.queue });
    void this.open();
  }

  private close(reason: CloseReason): void {
    this.drop();
    this.parts.sink.state({ phase: 'closed', reason });
  }

  private drop(): void {
    this.generation += 1;
    this.isOnline = false;
    this.stopWaiting();
    if (this.heartbeat) clearInterval(this.heartbeat);
    this.heartbeat = null;
    this.reader = new SnapshotReader();
    const { socket } = this;
    this.socket = null;
    socket?.removeAllListeners();
    socket?.disconnect();
  }

  private stopWaiting(): void {
    if (this.retry) clearTimeout(this.retry);
    if (this.countdown) clearInterval(this.countdown);
    this.retry = null;
    this.countdown = null;
  }
}
