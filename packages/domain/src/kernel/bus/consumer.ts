import { setTimeout as pause } from 'node:timers/promises';
import type { BusEvent } from '@necp/shared/kernel';
import PQueue from 'p-queue';
import type { Ctx } from '../context';
import type { Domain } from '../domain';
import { newId } from '../clock';
import type { Listener } from '../events';
import { inTx, type Tx } from '../tx';
import { deliver, layUnreadableAside, LostTurn, type Outcome } from './deliver';
import type { BusReader, BusTransport, Delivery } from './transport';

const leaseSeconds = 15;
/** A group whose last lease ended this long ago, and that has no listeners any more, is removed. */
const unusedSeconds = 600;
const batchSize = 64;
/** The number of keys processed in parallel; events of one key are always processed in order. */
const lanesMax = 8;

export interface ConsumerOptions {
  readonly domain: Domain;
  readonly transport: BusTransport;
  /** The room; its listeners share one position in the stream. */
  readonly group: string;
  readonly listeners: readonly Listener[];
  readonly onOutcome?: (outcome: Outcome, listener: Listener) => void;
}

/**
 * Registers the groups before anything is sent, so that they miss nothing; a group registered later receives the events
 * sent from then on. Other groups that no process has worked for ten minutes are removed: nothing would ever settle
 * them, and the relay and the purge wait for the slowest group. The worker calls it at its start and every few minutes.
 */
export async function registerGroups(ctx: Ctx, groups: readonly string[]): Promise<void> {
  await inTx(ctx, async (tx) => {
    // During an update workers of two releases run, and each knows groups that the other does not: their leases live.
    const removed = await tx.$queryRaw<{ name: string }[]>`
      DELETE FROM bus_groups WHERE name <> ALL(${groups}::text[])
        AND COALESCE(lease_until, '-infinity') < now() - make_interval(secs => ${unusedSeconds}) RETURNING name`;
    if (removed.length > 0)
      ctx.log.warn({ groups: removed.map(({ name }) => name) }, 'groups without listeners were removed from the bus');
    for (const group of groups) {
      await tx.$executeRaw`
        INSERT INTO bus_groups (name, start_seq, settled_seq, lease_until)
        SELECT ${group}, seq, seq, now() FROM (SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS seq
          FROM outbox_sent) AS sent ON CONFLICT DO NOTHING`;
    }
  });
}

export interface Running {
  stop(): Promise<void>;
}

/** Processes the events that a room listens to, until stopped: one process at a time per room, in order per key. */
export function startConsumer(options: ConsumerOptions): Running {
  const stopping = new AbortController();
  const ended = new GroupWorker(options, stopping.signal).run();
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

class GroupWorker {
  private readonly me = newId();

  constructor(
    private readonly options: ConsumerOptions,
    private readonly signal: AbortSignal,
  ) {}

  async run(): Promise<void> {
    while (!this.signal.aborted) {
      try {
        if (await this.takeTurn()) await this.workUntilTurnEnds();
        else await pause(1_000, undefined, { signal: this.signal });
      } catch (error) {
        this.renewAtMs = 0;
        if (this.signal.aborted) break;
        this.options.domain.systemCtx().log.warn({ err: error, group: this.options.group }, 'the consumer starts over');
        await pause(250, undefined, { signal: this.signal }).catch(() => undefined);
      }
    }
    await this.giveUpTurn().catch(() => undefined);
  }

  private async workUntilTurnEnds(): Promise<void> {
    const reader = await this.options.transport.join(this.options.group, this.me);
    const leave = () => reader.leave();
    this.signal.addEventListener('abort', leave);
    try {
      while (!this.signal.aborted && (await this.takeTurn())) await this.workBatch(reader);
    } finally {
      this.signal.removeEventListener('abort', leave);
      reader.leave();
    }
  }

  private async workBatch(reader: BusReader): Promise<void> {
    const { deliveries, unreadable } = await reader.read(batchSize);
    for (const entry of unreadable)
      await layUnreadableAside(this.options.domain.systemCtx(), this.options.group, entry);
    await reader.settle(unreadable);
    if (deliveries.length === 0) return;
    const lanes = [...groupByKey(deliveries).values()];
    await new PQueue({ concurrency: lanesMax }).addAll(
      lanes.map((lane) => async () => {
        for (const delivery of lane) await this.digest(delivery);
      }),
    );
    await this.settle(deliveries);
    await reader.settle(deliveries);
  }

  private async digest({ event, sentSeq, isClaimed }: Delivery): Promise<void> {
    const hearing = this.options.listeners.filter((listener) => listener.hears === event.name);
    if (hearing.length === 0 || sentSeq <= (await this.startSeq())) return;
    const ctx = this.ctxOf(event);
    for (const listener of hearing) {
      const outcome = await deliver(ctx, listener, {
        event,
        guard: (tx) => this.guard(tx),
        signal: this.signal,
        isClaimed,
      });
      this.options.onOutcome?.(outcome, listener);
    }
  }

  private ctxOf(event: BusEvent) {
    return this.options.domain.systemCtx(event.correlationId);
  }

  private known: bigint | null = null;
  private async startSeq(): Promise<bigint> {
    this.known ??= (
      await this.options.domain.systemCtx().db.busGroup.findUniqueOrThrow({ where: { name: this.options.group } })
    ).startSeq;
    return this.known;
  }

  private renewAtMs = 0;

  /** Takes the lock of the group, or renews it when a third of its time is over. */
  private async takeTurn(): Promise<boolean> {
    const ctx = this.options.domain.systemCtx();
    if (ctx.clock.nowMs() < this.renewAtMs) return true;
    const taken = await inTx(
      ctx,
      (tx) => tx.$executeRaw`
      UPDATE bus_groups SET holder = ${this.me}, lease_until = now() + make_interval(secs => ${leaseSeconds})
      WHERE name = ${this.options.group} AND (holder = ${this.me} OR holder IS NULL OR lease_until < now())`,
    );
    this.renewAtMs = taken === 1 ? ctx.clock.nowMs() + (leaseSeconds * 1_000) / 3 : 0;
    return taken === 1;
  }

  private async giveUpTurn(): Promise<void> {
    await inTx(this.options.domain.systemCtx(), (tx) =>
      tx.busGroup.updateMany({ where: { name: this.options.group, holder: this.me }, data: { holder: null } }),
    );
  }

  /** The lock is shared, so that no other process can take over before this effect has committed. */
  private async guard(tx: Tx): Promise<void> {
    const rows = await tx.$queryRaw<
      unknown[]
    >`SELECT 1 AS one FROM bus_groups WHERE name = ${this.options.group} AND holder = ${this.me} FOR SHARE`;
    if (rows.length === 0) throw new LostTurn('another process works this group');
  }

  private async settle(deliveries: readonly Delivery[]): Promise<void> {
    const settledSeq = deliveries.reduce((most, { sentSeq }) => (sentSeq > most ? sentSeq : most), 0n);
    await inTx(this.options.domain.systemCtx(), (tx) =>
      tx.busGroup.updateMany({
        where: { name: this.options.group, holder: this.me, settledSeq: { lt: settledSeq } },
        data: { settledSeq },
      }),
    );
  }
}

function groupByKey(deliveries: readonly Delivery[]): Map<string, Delivery[]> {
  const lanes = new Map<string, Delivery[]>();
  for (const delivery of deliveries)
    lanes.set(delivery.event.key, [...(lanes.get(delivery.event.key) ?? []), delivery]);
  return lanes;
}
