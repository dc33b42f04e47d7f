import { retryDelayMs } from '@necp/shared/protocol';
import { startBot, type Bot, type BotOptions } from './bot';

export interface Resident {
  stop(): void;
}

export interface ResidentOptions extends Omit<BotOptions, 'url' | 'ticket' | 'onLost'> {
  /** Returns a fresh ticket for every attempt, as a browser requests one, and the address where to use it. */
  readonly way: () => Promise<{ readonly simUrl: string; readonly ticket: string }>;
  /** How long each bot took to be in the zone again after its connection broke, in milliseconds. */
  readonly returnsMs: number[];
}

/**
 * Starts a bot that reconnects: when its connection breaks it requests a new ticket and joins again until it is
 * stopped.
 * @throws Error when the first join is refused
 */
export async function startResident(options: ResidentOptions): Promise<Resident> {
  let isStopped = false;
  let bot: Bot | null = null;
  const join = async (wayOn: Awaited<ReturnType<ResidentOptions['way']>> | null): Promise<void> => {
    const { simUrl, ticket } = wayOn ?? (await options.way());
    bot = await startBot({ ...options, url: simUrl, ticket, onLost: (way) => void comeBack(performance.now(), way) });
  };
  const comeBack = async (lostMs: number, way: Parameters<typeof join>[0]): Promise<void> => {
    let wayOn = way;
    for (let attempt = 1; !isStopped; attempt++) {
      if (wayOn === null)
        await new Promise((resolve) => setTimeout(resolve, retryDelayMs(attempt, options.rng.fraction(), null)));
      const isIn = await join(wayOn).then(
        () => true,
        () => false,
      );
      if (isIn) {
        options.returnsMs.push(performance.now() - lostMs);
        return;
      }
      wayOn = null;
    }
  };
  await join(null);
  return {
    stop: () => {
      isStopped = true;
      bot?.stop();
    },
  };
}
