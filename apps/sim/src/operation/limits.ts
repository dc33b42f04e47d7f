import type { Ctx, Logger } from '@necp/domain/kernel';
import { readLimits } from '@necp/domain/limit/queries';

/** How often the limits are read; a message about a change may be lost. */
const usualMs = 10_000;

export interface LimitsParts {
  readonly ctx: () => Ctx;
  readonly log: Logger;
  /** How often they are read; ten seconds when left out. */
  readonly everyMs?: number;
}

/** Keeps the limits of this process as operators have set them. */
export interface LimitsKeeper {
  /** Reads them now; it runs by itself every few seconds. */
  read(): Promise<void>;
  stop(): void;
}

export function keepLimits({ ctx, log, everyMs = usualMs }: LimitsParts): LimitsKeeper {
  let isStopped = false;
  const read = async () => {
    try {
      await readLimits(ctx());
    } catch (err) {
      // The process goes on with the limits it has.
      if (!isStopped) log.warn({ err }, 'the limits could not be read');
    }
  };
  const timer = setInterval(() => void read(), everyMs);
  timer.unref();
  void read();
  return {
    read,
    stop: () => {
      isStopped = true;
      clearInterval(timer);
    },
  };
}
