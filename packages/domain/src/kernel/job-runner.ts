import { Logger as QueueLogger, parseCronItems, run } from 'graphile-worker';
import pg from 'pg';
import type { Domain } from './domain';
import type { Job } from './jobs';

export interface JobRunnerOptions {
  readonly domain: Domain;
  readonly databaseUrl: string;
  readonly jobs: readonly Job[];
  readonly onOutcome?: (outcome: 'done' | 'failed', job: string) => void;
}

/**
 * Runs queued jobs and, on their schedules, recurring ones, each at most once at a time among all workers; failed jobs
 * are tried again with growing pauses.
 */
export async function startJobs(options: JobRunnerOptions): Promise<{ stop(): Promise<void> }> {
  const { domain, jobs } = options;
  const { log } = domain.systemCtx();
  const pgPool = new pg.Pool({ connectionString: options.databaseUrl, max: 6, application_name: 'necp-jobs' });
  const onTrouble = (error: Error) => log.warn({ err: error }, 'the job queue lost its connection');
  pgPool.on('error', onTrouble);
  pgPool.on('connect', (client) => client.on('error', onTrouble));
  const runner = await run({
    pgPool,
    concurrency: 4,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: new QueueLogger(() => (level, message, meta) => level === 'error' && log.error({ meta }, message)),
    taskList: Object.fromEntries(jobs.map((job) => [job.name, (payload: unknown) => runJob(options, job, payload)])),
    parsedCronItems: parseCronItems(
      jobs.flatMap((job) =>
        job.cron === undefined
          ? []
          : [{ task: job.name, match: job.cron, options: { backfillPeriod: 0, maxAttempts: 3, queueName: job.name } }],
      ),
    ),
  }).catch(async (error: unknown) => {
    await pgPool.end();
    throw error;
  });
  return {
    stop: async () => {
      await runner.stop().catch(onTrouble);
      await pgPool.end();
    },
  };
}

async function runJob({ domain, onOutcome }: JobRunnerOptions, job: Job, payload: unknown): Promise<void> {
  const correlationId =
    typeof payload === 'object' && payload !== null && 'correlationId' in payload
      ? String(payload.correlationId)
      : undefined;
  const ctx = domain.systemCtx(correlationId);
  try {
    await job.run(ctx, payload);
    onOutcome?.('done', job.name);
  } catch (error) {
    ctx.log.warn({ err: error, job: job.name }, 'a job failed and will be tried again');
    onOutcome?.('failed', job.name);
    throw error;
  }
}
