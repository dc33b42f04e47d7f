import { GameError } from '@necp/shared/kernel';
import { awayBackoff, isAway, isUnexplained, mostFaults } from './away';

/**
 * Collects items for the domain without holding up a tick, sends them in batches, and sends a batch again while the
 * domain is unavailable. A batch that fails for another reason is sent item by item, so that one item that can never be
 * written holds up no other: it is laid aside after a few tries, and at once when the domain refuses it.
 */
export interface Backlog<T> {
  add(item: T): void;
  readonly size: number;
  /** Sends what is left; resolves to false when that was not possible within the time. */
  settle(withinMs: number): Promise<boolean>;
  stop(): void;
}

export interface BacklogOptions<T> {
  /** How long items are collected before a batch is sent. */
  readonly gatherMs: number;
  readonly batch: number;
  /** The greatest number of waiting items; beyond it the oldest are dropped. */
  readonly most: number;
  readonly send: (items: readonly T[]) => Promise<void>;
  readonly onTrouble: (error: unknown, dropped: number) => void;
  /** Is called with an item that failed for a reason no player can cause, so that it is kept for the operator. */
  readonly onLaidAside?: (item: T, failure: { readonly error: unknown; readonly tries: number }) => void;
}

/** How often a backlog tries to send while it is being settled, whatever it waits for otherwise. */
const settleEveryMs = 250;

export function createBacklog<T>(options: BacklogOptions<T>): Backlog<T> {
  return new SendingBacklog(options);
}

class SendingBacklog<T> implements Backlog<T> {
  private readonly items: T[] = [];
  private timer: NodeJS.Timeout | null = null;
  private sending: Promise<void> | null = null;
  private wait = awayBackoff.next();
  /** The number of oldest items that are sent one by one, and how often the oldest of them has failed. */
  private alone = 0;
  private faults = 0;
  private isStopped = false;

  constructor(private readonly options: BacklogOptions<T>) {}

  get size(): number {
    return this.items.length;
  }

  add(item: T): void {
    const { items, options } = this;
    items.push(item);
    // The items of a batch that is being sent must keep their positions.
    if (items.length > options.most && this.sending === null) {
      const dropped = items.splice(0, items.length - options.most).length;
      this.alone = Math.max(0, this.alone - dropped);
      options.onTrouble(null, dropped);
    }
    if (this.sending === null) this.schedule(options.gatherMs);
    else void this.sending.then(() => items.length > 0 && this.schedule(options.gatherMs));
  }

  async settle(withinMs: number): Promise<boolean> {
    let isLate = false;
    const late = new Promise<void>((resolve) => {
      setTimeout(resolve, withinMs).unref();
    }).then(() => {
      isLate = true;
    });
    while (this.size > 0 && !isLate) {
      await Promise.race([this.sendAll(), late]);
      if (this.size > 0) await Promise.race([new Promise((resolve) => setTimeout(resolve, settleEveryMs)), late]);
    }
    return this.size === 0;
  }

  stop(): void {
    this.isStopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private schedule(afterMs: number): void {
    if (this.timer !== null || this.isStopped) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.sendAll();
    }, afterMs);
  }

  private sendAll(): Promise<void> {
    this.sending ??= this.sendBatches().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  private async sendBatches(): Promise<void> {
    while (this.size > 0 && !this.isStopped) {
      const batch = this.items.slice(0, this.alone > 0 ? 1 : this.options.batch);
      try {
        await this.options.send(batch);
        this.finish(batch.length);
      } catch (error) {
        if (this.isSettled(batch, error)) continue;
        this.options.onTrouble(error, 0);
        this.schedule(this.wait.duration);
        this.wait = this.wait.next(undefined);
        return;
      }
    }
  }

  private finish(count: number): void {
    this.items.splice(0, count);
    this.alone = Math.max(0, this.alone - count);
    this.faults = 0;
    this.wait = awayBackoff.next();
  }

  /** Deals with an error that waiting does not heal; returns false when the batch is to be sent again later. */
  private isSettled(batch: readonly T[], error: unknown): boolean {
    if (isAway(error)) return false;
    if (batch.length > 1) {
      this.alone = batch.length;
      return true;
    }
    this.faults++;
    const isRefused = error instanceof GameError && !isUnexplained(error);
    if (!isRefused && this.faults < mostFaults) return false;
    const tries = this.faults;
    this.options.onTrouble(error, batch.length);
    if (!isRefused) batch.forEach((item) => this.options.onLaidAside?.(item, { error, tries }));
    this.finish(batch.length);
    return true;
  }
}
