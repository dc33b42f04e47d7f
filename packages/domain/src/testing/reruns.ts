import type { Logger } from '../kernel';
import { quietLog } from '.';

/** A logger that counts the transactions that met another one and were rolled back to run again. */
export function countReruns(): { readonly log: Logger; readonly count: () => number } {
  let reruns = 0;
  const log: Logger = {
    ...quietLog,
    debug: (_about: unknown, message?: string) => {
      if (message?.includes('met another') === true) reruns += 1;
    },
    child: () => log,
  };
  return { log, count: () => reruns };
}
