import type { Redis } from 'ioredis';
import type { Logger } from './context';
import { oneForAll } from './one-for-all';

const failures = oneForAll('outages', () => new WeakMap<Redis, number>());

/**
 * Notes what became of the acts after a commit, such as live messages, which fail while Redis is unavailable. An outage
 * is logged once when it begins, and once with the number of failed acts when it is over.
 */
export function noteActs(
  { redis, log }: { readonly redis: Redis; readonly log: Logger },
  acts: readonly PromiseSettledResult<void>[],
): void {
  const before = failures.get(redis) ?? 0;
  const failed = acts.filter((act) => act.status === 'rejected');
  const [first] = failed;
  if (first !== undefined) {
    failures.set(redis, before + failed.length);
    if (before === 0) log.warn({ err: first.reason }, 'what follows a commit fails; further failures are counted');
  } else if (before > 0 && acts.length > 0) {
    failures.delete(redis);
    log.warn({ failed: before }, 'what follows a commit works again');
  }
}
