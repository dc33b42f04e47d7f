import { Prisma } from '@necp/db/types';
import type { Ctx } from './context';
import { inTx, readRaw } from './tx';

/** A job that failed as often as it may, for the operator; what it was to do may be private and is left out. */
export interface GivenUpJob {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly attempts: number;
  readonly error: string;
}

/** Returns the jobs that nothing tries any more, oldest first. */
export function givenUpJobs(ctx: Ctx): Promise<GivenUpJob[]> {
  return readRaw<GivenUpJob>(
    ctx,
    Prisma.sql`
      SELECT id::text, task_identifier AS name, created_at AS "createdAt", attempts,
        split_part(COALESCE(last_error, ''), E'\\n', 1) AS error
      FROM graphile_worker.jobs WHERE attempts >= max_attempts ORDER BY jobs.id LIMIT 500`,
  );
}

/** Gives jobs that were given up all their attempts anew, or one of them; returns how many. */
export function retryGivenUpJobs(ctx: Ctx, id?: string): Promise<number> {
  return inTx(ctx, async (tx) => {
    const retried = await tx.$queryRaw<unknown[]>`
      SELECT id::text FROM graphile_worker.reschedule_jobs(
        ARRAY(SELECT id FROM graphile_worker.jobs WHERE attempts >= max_attempts
          AND (${id ?? null}::text IS NULL OR id::text = ${id ?? null}::text) ORDER BY id),
        run_at => now(), attempts => 0)`;
    return retried.length;
  });
}
