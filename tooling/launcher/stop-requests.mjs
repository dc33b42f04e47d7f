import fs from 'node:fs';
import { commandOf } from './leftovers.mjs';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const PARENT_CHECK_MS = 500;
// A terminal and npm may both pass on the same Ctrl-C.
const SAME_REQUEST_MS = 1000;

/**
 * Calls back for Ctrl-C, for SIGTERM, and when the npm that started this process was killed: npm passes the signal to
 * its shell only, which would leave this process running without a parent to stop it.
 * @param {{ onFirst: (cause: string) => void, onSecond: () => void }} answers onSecond is for a second request
 */
export function obeyStopRequests({ onFirst, onSecond }) {
  let firstAtMs = 0;
  const ask = (cause) => {
    if (firstAtMs === 0) {
      firstAtMs = Date.now();
      onFirst(cause);
    } else if (Date.now() - firstAtMs > SAME_REQUEST_MS) onSecond();
  };
  for (const signal of SIGNALS) process.on(signal, ask);
  if (!process.env.npm_lifecycle_event) return;
  const callers = readCallers();
  let missed = 0;
  const watch = setInterval(() => {
    missed = readCallers() === callers ? 0 : missed + 1;
    // It is checked twice, because a busy computer may fail to answer once.
    if (missed < 2) return;
    clearInterval(watch);
    if (firstAtMs === 0) ask('npm is gone');
  }, PARENT_CHECK_MS);
  watch.unref();
}

/** Returns the parent processes: npm itself, or its shell and then npm. */
function readCallers() {
  const parent = process.ppid;
  if (process.platform !== 'linux' || !/^(\S*\/)?sh -c /.test(commandOf(parent))) return String(parent);
  try {
    const stat = fs.readFileSync(`/proc/${parent}/stat`, 'utf8');
    return `${parent} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return String(parent);
  }
}
