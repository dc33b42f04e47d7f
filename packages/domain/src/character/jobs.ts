import { restoreWindowMs } from '@necp/shared/character/rules';
import { type Ctx, inTx, type Job, nowOf } from '../kernel';

const batch = 500;

export const jobs: readonly Job[] = [{ name: 'character.release_names', cron: '*/10 * * * *', run: releaseNames }];

/** Releases the names of characters whose week is over; the rows stay, because the ledgers refer to them. */
async function releaseNames(ctx: Ctx): Promise<void> {
  while ((await releaseSome(ctx)) === batch);
}

function releaseSome(ctx: Ctx): Promise<number> {
  return inTx(ctx, (tx) => {
    const now = nowOf(tx);
    const cutoff = new Date(now.getTime() - restoreWindowMs);
    return tx.$executeRaw`
      UPDATE characters SET released_at = ${now} WHERE id IN (
        SELECT id FROM characters WHERE deleted_at <= ${cutoff} AND released_at IS NULL ORDER BY deleted_at
          LIMIT ${batch} FOR UPDATE SKIP LOCKED)`;
  });
}
