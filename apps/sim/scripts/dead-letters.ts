import { createDomain } from '@necp/domain/kernel';
import {
  deadLetters,
  dismissDeadLetter,
  givenUpJobs,
  replayDeadLetters,
  retryGivenUpJobs,
} from '@necp/domain/kernel/worker';
import { pino } from 'pino';
import { readEnv } from '../src/env';
import { listenersByRoom } from '../src/worker/rooms';

/**
 * `dead-letters list` shows events that a listener could not digest and requests of the simulation that failed;
 * `dead-letters replay [event id]` gives events to their listener again; `dead-letters dismiss <event id>` takes one
 * off the list. `dead-letters jobs` shows jobs that were given up, such as emails, and `dead-letters retry [job id]`
 * gives them all their attempts anew.
 */
const [verb, eventId] = process.argv.slice(2);
const env = readEnv(process.env);
const domain = createDomain({
  service: 'tool',
  databaseUrl: env.DATABASE_URL,
  redisUrl: env.REDIS_URL,
  poolMax: 2,
  log: pino({ level: 'error' }),
  config: {
    publicUrl: env.PUBLIC_URL,
    simPublicUrl: env.SIM_PUBLIC_URL,
    devPages: env.DEV_PAGES,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    factorSecrets: [],
    signInProviders: [],
  },
});
const ctx = domain.systemCtx('dead-letters');
try {
  if (verb === 'list') {
    const letters = await deadLetters(ctx);
    for (const letter of letters)
      console.info(
        `${letter.createdAt.toISOString()}  ${letter.eventId}  ${letter.name} -> ${letter.consumer}, ` +
          `${letter.tries} tries: ${letter.error}`,
      );
    console.info(`${letters.length} dead letters`);
  } else if (verb === 'replay') {
    const { done, failed } = await replayDeadLetters(ctx, Object.values(listenersByRoom).flat(), eventId);
    for (const one of failed) console.error(`${one.eventId} -> ${one.consumer}: ${one.error}`);
    console.info(`${done} replayed, ${failed.length} failed again`);
    process.exitCode = failed.length > 0 ? 1 : 0;
  } else if (verb === 'dismiss' && eventId !== undefined) {
    console.info(`${await dismissDeadLetter(ctx, eventId)} dismissed`);
  } else if (verb === 'jobs') {
    const jobs = await givenUpJobs(ctx);
    for (const job of jobs)
      console.info(`${job.createdAt.toISOString()}  ${job.id}  ${job.name}, ${job.attempts} attempts: ${job.error}`);
    console.info(`${jobs.length} jobs given up`);
  } else if (verb === 'retry') {
    console.info(`${await retryGivenUpJobs(ctx, eventId)} jobs are tried again`);
  } else {
    console.error('use: dead-letters list | replay [event id] | dismiss <event id> | jobs | retry [job id]');
    process.exitCode = 2;
  }
} finally {
  await domain.close();
}
