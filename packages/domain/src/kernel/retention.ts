import { dayMs } from '@necp/shared/kernel';
import { inTx } from './tx';
import type { Job } from './jobs';

const outboxDays = 7;
const inboxDays = 30;
const answersDays = 30;
const batchRows = 5_000;

/**
 * Removes what is never read again: processed events, old inbox entries and answers. It works in batches, so that no
 * lock is held for long.
 */
export const purgeJob: Job = {
  name: 'kernel.purge',
  cron: '17 * * * *',
  run: async (ctx) => {
    const before = (days: number) => new Date(ctx.clock.nowMs() - days * dayMs);
    const batches = [
      () =>
        inTx(
          ctx,
          (tx) => tx.$executeRaw`
        DELETE FROM outbox WHERE seq IN (SELECT seq FROM outbox WHERE sent_at < ${before(outboxDays)}::timestamptz
          AND sent_seq <= COALESCE((SELECT MIN(settled_seq) FROM bus_groups), sent_seq) LIMIT ${batchRows})`,
        ),
      () =>
        inTx(
          ctx,
          (tx) =>
            tx.$executeRaw`DELETE FROM inbox WHERE ctid = ANY(ARRAY(SELECT ctid FROM inbox
              WHERE at < ${before(inboxDays)}::timestamptz LIMIT ${batchRows}))`,
        ),
      () =>
        inTx(
          ctx,
          (tx) =>
            tx.$executeRaw`DELETE FROM request_answers WHERE ctid = ANY(ARRAY(SELECT ctid FROM request_answers
              WHERE created_at < ${before(answersDays)}::timestamptz LIMIT ${batchRows}))`,
        ),
    ];
    for (const removeBatch of batches) while ((await removeBatch()) === batchRows);
  },
};
