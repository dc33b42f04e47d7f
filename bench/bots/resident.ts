import { startBot, type Bot, type BotWish } from './bot';

export interface Resident {
  stop(): void;
}

export interface ResidentWish extends Omit<BotWish, 'ticket' | 'onLost'> {
  /** A fresh ticket for every try, as a browser fetches one. */
  readonly ticket: () => Promise<string>;
  /** How long each took to stand in the street again after the line broke, in milliseconds. */
  readonly returnsMs: number[];
}

const retryMs = 500;

/**
 * A bot that comes back: when its line breaks it asks for a new ticket and joins again until it is stopped.
 * @throws Error when the first join is refused
 */
export async function startResident(wish: ResidentWish): Promise<Resident> {
  let isStopped = false;
  let bot: Bot | null = null;
  const join = async (): Promise<void> => {
    bot = await startBot({ ...wish, ticket: await wish.ticket(), onLost: () => void comeBack(performance.now()) });
  };
  const comeBack = async (lostMs: number): Promise<void> => {
    while (!isStopped) {
      await new Promise((resolve) => setTimeout(resolve, retryMs * (0.5 + wish.rng.fraction())));
      const isIn = await join().then(() => true, () => false);
      if (isIn) {
        wish.returnsMs.push(performance.now() - lostMs);
        return;
      }
    }
  };
  await join();
  return {
    stop: () => {
      isStopped = true;
      bot?.stop();
    },
  };
}
