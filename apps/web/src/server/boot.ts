import { setNextAuthUrl } from '../env';
import { log } from './log';
import { oncePerProcess } from './once-per-process';

/** Requests that are under way when the process is asked to stop get this long. */
const graceMs = 12_000;

export const life = oncePerProcess('life', () => ({ isStopping: false }));

/** Run once when the server starts: a wrong environment ends it here, with a list of what is wrong. */
export function boot(): void {
  try {
    setNextAuthUrl();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(78);
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      life.isStopping = true;
      log().info({ signal }, 'stopping');
      setTimeout(() => process.exit(0), graceMs).unref();
    });
  }
}
