/**
 * Work for the domain that must not hold up a tick: gathered, sent in batches, kept and sent again while the domain is
 * away.
 */
export interface Backlog<T> {
  add(item: T): void;
  readonly size: number;
  /** Sends what is left; false when it could not within the time. */
  settle(withinMs: number): Promise<boolean>;
  stop(): void;
}

export interface BacklogOptions<T> {
  /** Pause in which items gather. */
  readonly gatherMs: number;
  readonly batch: number;
  /** Beyond this the oldest are dropped. */
  readonly most: number;
  readonly send: (items: readonly T[]) => Promise<void>;
  readonly onTrouble: (error: unknown, dropped: number) => void;
}

const retryMs = { first: 250, most: 5_000 } as const;

export function createBacklog<T>(options: BacklogOptions<T>): Backlog<T> {
  const items: T[] = [];
  let timer: NodeJS.Timeout | null = null;
  let sending: Promise<void> | null = null;
  let waitMs: number = retryMs.first;
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
        waitMs = retryMs.first;
      } catch (error) {
        options.onTrouble(error, 0);
        schedule(waitMs);
        waitMs = Math.min(waitMs * 2, retryMs.most);
        return;
      }
    }
  };
  return {
    add: (item) => {
      items.push(item);
      // While a batch is on its way its items must keep their places.
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
        if (items.length > 0) await Promise.race([new Promise((resolve) => setTimeout(resolve, retryMs.first)), late]);
      }
      return items.length === 0;
    },
    stop: () => {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
