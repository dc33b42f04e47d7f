import type { Ctx } from './context';
import { ctxOf, type Tx } from './tx';

export interface JobOptions {
  /** The job does not run before this time. */
  readonly runAt?: Date;
  /** Replaces a job with the same key that has not started. */
  readonly jobKey?: string;
  /** The most attempts, 12 when left out; pauses grow from seconds to hours. */
  readonly triesMax?: number;
}

/**
 * Queues a job in the same transaction: the job exists exactly when the transaction commits.
 * @param job the room's job name, e.g. `account.send_email`, and a JSON payload
 */
export async function addJob(
  tx: Tx,
  job: { readonly name: string; readonly payload: Record<string, unknown> },
  options: JobOptions = {},
): Promise<void> {
  const payload = JSON.stringify({ ...job.payload, correlationId: ctxOf(tx).correlationId });
  await tx.$queryRaw`
    SELECT id::text FROM graphile_worker.add_job(
      ${job.name}, payload => ${payload}::json, run_at => ${options.runAt ?? null}::timestamptz,
      max_attempts => ${options.triesMax ?? 12}::int, job_key => ${options.jobKey ?? null}::text)`;
}

/** A job as a room's `jobs.ts` defines it and the worker runs it; it must tolerate being run twice. */
export interface Job {
  readonly name: string;
  /** The schedule of the job as a cron pattern in UTC; without one it runs only when queued. */
  readonly cron?: string;
  readonly run: (ctx: Ctx, payload: unknown) => Promise<void>;
}
