import { endedRoles, holdRoles, takeRole, writeOfRole } from '../account';
import { noteAct } from '../audit-log';
import { inTx, type Ctx, type Job } from '../kernel';
import { endSessions } from '../session';
import { expireChanges } from './steps';

const batch = 50;

export const jobs: readonly Job[] = [{ name: 'role.end', cron: '* * * * *', run: endRoles }];

/** Takes roles away whose time is over, and ends the wait of changes that were not confirmed in time. */
async function endRoles(ctx: Ctx): Promise<void> {
  while ((await endSomeRoles(ctx)) === batch);
}

function endSomeRoles(ctx: Ctx): Promise<number> {
  return inTx(ctx, async (tx) => {
    await holdRoles(tx);
    await expireChanges(tx, {});
    const ended = await endedRoles(tx, batch);
    for (const { accountId, role } of ended) {
      await takeRole(tx, { accountId, role });
      await endSessions(tx, { accountId, reason: 'role_changed' });
      await writeOfRole(tx, { accountId, role, kind: 'remove', until: null });
      noteAct(tx, { act: 'role.ended', subjectId: accountId, details: { role } });
    }
    return ended.length;
  });
}
