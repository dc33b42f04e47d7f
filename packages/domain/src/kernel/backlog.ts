import { Prisma } from '@necp/db/types';
import type { Ctx } from './context';
import { readRaw } from './tx';

export interface Backlog {
  readonly unsentEvents: number;
  /** Age of the oldest event that has not reached the bus; 0 when there is none. */
  readonly oldestUnsentSeconds: number;
  /** Events on the bus that the slowest group has not processed. */
  readonly undigestedEvents: number;
  readonly deadLetters: number;
  readonly waitingJobs: number;
  readonly failedJobs: number;
  /** Jobs that failed as often as they may, and wait for an operator. */
  readonly givenUpJobs: number;
}

/** Returns how much work waits between events and their effects. */
export async function backlog(ctx: Ctx): Promise<Backlog> {
  const [row] = await readRaw<Backlog>(
    ctx,
    Prisma.sql`
    SELECT unsent.count AS "unsentEvents", unsent.age AS "oldestUnsentSeconds",
      (SELECT COUNT(*)::int FROM outbox WHERE sent_seq > (SELECT MIN(settled_seq)
        FROM bus_groups)) AS "undigestedEvents",
      (SELECT COUNT(*)::int FROM dead_letters WHERE replayed_at IS NULL) AS "deadLetters",
      (SELECT COUNT(*)::int FROM graphile_worker.jobs WHERE attempts < max_attempts
        AND run_at <= now()) AS "waitingJobs",
      (SELECT COUNT(*)::int FROM graphile_worker.jobs WHERE last_error IS NOT NULL) AS "failedJobs",
      (SELECT COUNT(*)::int FROM graphile_worker.jobs WHERE attempts >= max_attempts) AS "givenUpJobs"
    FROM (SELECT COUNT(*)::int AS count, COALESCE(EXTRACT(EPOCH FROM now() - MIN(occurred_at)), 0)::float8 AS age
    FROM outbox WHERE sent_at IS NULL) AS unsent`,
  );
  if (row === undefined) throw new Error('an aggregate always has one row');
  return row;
}
