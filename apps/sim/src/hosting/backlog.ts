import { awayBackoff } from './away';

/**
 * Collects items for the domain without holding up a tick, sends them in batches, and sends a batch again while the
 * domain is unavailable.
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
}

/** How often a backlog tries to send while it is being settled, whatever it waits for otherwise. */
const settleEveryMs = 250;

export function createBacklog<T>(options: BacklogOptions<T>): Backlog<T> {
  const items: T[] = [];
  let timer: NodeJS.Timeout | null = null;
  let sending: Promise<void> | null = null;
  let wait = awayBackoff.next();
  let isStopped = false;

  const schedule = (afterMs: number) => {
    if (timer !== null || isStopped) return;
    timer = setTimeout(() => {
      timer = null;
      void sendAll();
    }, afterMs);
  };
  const sendAll = (): Promise<void> => {
    sending ??= sendBatches().finally(() => {
      sending = null;
    });
    return sending;
  };
  const sendBatches = async () => {
    while (items.length > 0 && !isStopped) {
      const batch = items.slice(0, options.batch);
      try {
        await options.send(batch);
        items.splice(0, batch.length);
        wait = awayBackoff.next();
      } catch (error) {
        options.onTrouble(error, 0);
        schedule(wait.duration);
        wait = wait.next(undefined);
        return;
      }
    }
  };
  return {
    add: (item) => {
      items.push(item);
      // The items of a batch that is being sent must keep their positions.
      if (items.length > options.most && sending === null)
        options.onTrouble(null, items.splice(0, items.length - options.most).length);
      if (sending === null) schedule(options.gatherMs);
      else void sending.then(() => items.length > 0 && schedule(options.gatherMs));
    },
    get size() {
      return items.length;
    },
    settle: async (withinMs) => {
      let isLate = false;
      const late = new Promise<void>((resolve) => {
        setTimeout(resolve, withinMs).unref();
      }).then(() => {
        isLate = true;
      });
      while (items.length > 0 && !isLate) {
        await Promise.race([sendAll(), late]);
        if (items.length > 0) await Promise.race([new Promise((resolve) => setTimeout(resolve, settleEveryMs)), late]);
      }
      return items.length === 0;
    },
    stop: () => {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
