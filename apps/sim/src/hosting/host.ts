import type { CharacterId } from '@necp/shared/kernel';
import { tickMs, type CloseReason, type QueuePlace, type ServerEvents } from '@necp/shared/protocol';
import type { ZoneInput } from '../zone/inputs';
import type { Wire } from '../zone/interest/snapshots';
import type { TransferOutput, ZoneOutput } from '../zone/outputs';
import type { SpokenMessage } from '../zone/state';
import type { Zone } from '../zone/zone';
import type { Effects } from './effects';
import type { Group } from './group';
import { Seats } from './seats';

/** What the gateway provides to a zone. */
export interface Port extends Wire {
  send<K extends keyof ServerEvents>(
    connectionIds: readonly number[],
    name: K,
    message: Parameters<ServerEvents[K]>[0],
  ): void;
  close(connectionId: number, reason: CloseReason): void;
}

/** The measurements of a zone for the operator. */
export interface HostMeter {
  ticked(zone: Zone, took: { readonly tickMs: number; readonly lateMs: number }): void;
  skipped(ticks: number): void;
  /** A tick of the zone threw. */
  failed(zone: Zone): void;
  rejected(rejection: Extract<ZoneOutput, { kind: 'rejected' }>): void;
}

export interface HostOptions {
  readonly zone: Zone;
  readonly effects: Effects;
  readonly port: Port;
  readonly meter: HostMeter;
  /** Transfers players who leave for another zone. */
  readonly travel: (from: Host, output: TransferOutput) => void;
  /** Forwards a message of the zone's channel to the other channels of the zone. */
  readonly spread: (from: Host, spoken: SpokenMessage) => void;
  /** Is called once when a tick threw: the zone stands still from then on, and its state is no longer to be trusted. */
  readonly onFault: (error: unknown) => void;
  /** The group the zone was created for; null when it is open to all. */
  readonly group: Group | null;
  /** Milliseconds since the epoch, as shown to players. */
  readonly nowMs: () => number;
  /** Monotonic milliseconds, for the tick timer. */
  readonly beatMs: () => number;
}

/** Runs a zone in real time: collects its inputs, executes its ticks, and sends its outputs. */
export interface Host {
  readonly zone: Zone;
  readonly effects: Effects;
  readonly group: Group | null;
  /** Checks whether no player is here and no seat is reserved. */
  isEmpty(): boolean;
  enqueue(input: ZoneInput): void;
  /** Reserves a seat, atomically with the inbox: false when none is free. */
  reserve(characterId: CharacterId): boolean;
  release(characterId: CharacterId): void;
  /** Reserves a seat for a player from outside, or returns their position in the zone's queue. */
  seat(characterId: CharacterId): QueuePlace | null;
  /** The number of players in that queue. */
  readonly waiting: number;
  /** Removes a player from the queue who found a seat in another channel. */
  leaveQueue(characterId: CharacterId): void;
  start(): void;
  /** Whether the tick timer runs. */
  readonly isRunning: boolean;
  /** Executes one tick now, for callers that drive the zone instead of `start`. */
  step(): void;
  /** Stops the zone: no tick follows. */
  stop(): void;
}

/** The greatest number of ticks made up for after a stall; ticks missing beyond that are skipped. */
const mostCatchUp = 5;
/** How often the positions of all players are saved. */
const checkpointTicks = 100;

export function createHost(options: HostOptions): Host {
  const { zone, effects, group, nowMs } = options;
  const seats = new Seats(zone.state);
  const inbox: ZoneInput[] = [];
  const beat = new Beat(options, (lateMs) => stepOf(host, { options, inputs: inbox.splice(0), lateMs }));
  const host: Host = {
    zone,
    effects,
    group,
    isEmpty: () => zone.state.players.size === 0 && !seats.anyPromised,
    enqueue: (input) => void inbox.push(input),
    reserve: (characterId) => seats.reserve(characterId),
    release: (characterId) => seats.release(characterId),
    seat: (characterId) => seats.ask(characterId, nowMs()),
    get waiting() {
      return seats.waiting(nowMs());
    },
    leaveQueue: (characterId) => seats.leaveQueue(characterId),
    start: () => beat.start(),
    get isRunning() {
      return beat.isRunning;
    },
    step: () => beat.step(0),
    stop: () => beat.stop(),
  };
  return host;
}

/** Calls the steps of one zone in time, and keeps a fault of the zone from the other zones of the process. */
class Beat {
  isRunning = false;
  private timer: NodeJS.Timeout | null = null;
  private dueMs = 0;
  private hasFault = false;

  constructor(
    private readonly options: Pick<HostOptions, 'zone' | 'meter' | 'onFault' | 'beatMs'>,
    private readonly run: (lateMs: number) => void,
  ) {}

  start(): void {
    this.isRunning = true;
    this.dueMs = this.options.beatMs() + tickMs;
    this.timer = setTimeout(() => this.beat(), tickMs);
  }

  stop(): void {
    this.isRunning = false;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  step(lateMs: number): void {
    if (this.hasFault) return;
    try {
      this.run(lateMs);
    } catch (error) {
      this.hasFault = true;
      this.isRunning = false;
      this.options.meter.failed(this.options.zone);
      this.options.onFault(error);
    }
  }

  private beat(): void {
    const { beatMs, meter } = this.options;
    for (let count = 0; count < mostCatchUp && this.isRunning; count++) {
      const lateMs = beatMs() - this.dueMs;
      if (lateMs < 0) break;
      this.step(lateMs);
      this.dueMs += tickMs;
    }
    const behind = Math.floor((beatMs() - this.dueMs) / tickMs);
    if (behind > 0) {
      meter.skipped(behind);
      this.dueMs += behind * tickMs;
    }
    if (this.isRunning) this.timer = setTimeout(() => this.beat(), Math.max(0, this.dueMs - beatMs()));
  }
}

/** Executes one tick of a zone and carries out what it wants done outside. */
function stepOf(
  host: Host,
  step: { readonly options: HostOptions; readonly inputs: readonly ZoneInput[]; readonly lateMs: number },
): void {
  const { options, inputs, lateMs } = step;
  const { zone, effects, port, meter, nowMs, beatMs } = options;
  const startMs = beatMs();
  for (const output of zone.tick(nowMs(), inputs))
    handOut(output, {
      port,
      effects,
      meter,
      travel: (one) => options.travel(host, one),
      spread: (spoken) => options.spread(host, spoken),
    });
  meter.ticked(zone, { tickMs: beatMs() - startMs, lateMs });
  if (zone.state.tick % checkpointTicks === 0) void effects.checkpoint(zone.state);
}

type Hands = Pick<HostOptions, 'port' | 'effects' | 'meter'> & {
  readonly travel: (output: TransferOutput) => void;
  readonly spread: (spoken: SpokenMessage) => void;
};

function handOut(output: ZoneOutput, { port, effects, meter, travel, spread }: Hands): void {
  switch (output.kind) {
    case 'send':
      return port.send(output.connectionIds, output.name, output.message);
    case 'close':
      return port.close(output.connectionId, output.reason);
    case 'rejected':
      return meter.rejected(output);
    case 'transfer':
    case 'transfer_group':
    case 'transfer_party':
    case 'handed_over':
    case 'channels_requested':
      return travel(output);
    case 'spoken':
      if (output.chatMessage.channel === 'zone')
        spread({ chatMessage: output.chatMessage, accountId: output.accountId });
      return effects.carryOut(output);
    default:
      return effects.carryOut(output);
  }
}
