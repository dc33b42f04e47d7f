import { isLoopbackUrl } from '@necp/shared/kernel';
import { env, setNextAuthUrl } from '../env';
import { log } from './log';
import { oncePerProcess } from './once-per-process';
import { missingAboutOperator } from './operator';

/** Running requests get this long when the process is asked to stop. */
const graceMs = 12_000;

export const life = oncePerProcess('life', () => ({ isStopping: false }));

/** Runs once when the server starts: an invalid environment ends the process with a list of errors. */
export function boot(): void {
  try {
    setNextAuthUrl();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(78);
  }
  const missing = missingAboutOperator();
  // A machine that only its owner reaches needs no imprint.
  if (missing.length > 0 && !isLoopbackUrl(env.PUBLIC_URL))
    log().warn({ missing }, 'the pages about privacy, terms and contact name no operator');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      life.isStopping = true;
      log().info({ signal }, 'stopping');
      setTimeout(() => process.exit(0), graceMs).unref();
    });
  }
}
