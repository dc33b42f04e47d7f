import type { Ctx } from './context';
import { ctxOf, type Tx } from './tx';

export interface JobOptions {
  /** Not before this time. */
  readonly runAt?: Date;
  /** A job with the same key that has not started is replaced. */
  readonly jobKey?: string;
  /** 12 when left out; pauses grow from seconds to hours. */
  readonly triesMax?: number;
}

/**
 * Queues a job in the same transaction: it exists exactly when the cause was committed.
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

/** A job as a room's `jobs.ts` defines it and the worker runs it; it must bear being run twice. */
export interface Job {
  readonly name: string;
  /** When it runs by itself, as a cron pattern in UTC; only queued by others when left out. */
  readonly cron?: string;
  readonly run: (ctx: Ctx, payload: unknown) => Promise<void>;
}
