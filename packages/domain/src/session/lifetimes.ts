import { endOfSession, type SessionLifetimes } from '@necp/shared/session/lifetimes';
import { addJob, type Ctx, inTx, type Job, nowOf, type Tx } from '../kernel';
import { evict } from './evict';
import { lastingOf } from './lasting';

const batch = 500;

/** Returns how long sessions last, as operators have chosen. */
export async function readLifetimes(tx: Tx): Promise<SessionLifetimes> {
  const { id: _id, ...lifetimes } = await tx.sessionLifetimes.findUniqueOrThrow({ where: { id: 1 } });
  return lifetimes;
}

/**
 * Returns the same for the end of a session that is written in this transaction: a change of the lifetimes waits for
 * it, so that `session.shorten` finds every session whose end was computed by the former ones.
 */
export async function holdLifetimes(tx: Tx): Promise<SessionLifetimes> {
  await tx.$queryRaw`SELECT 1 FROM session_lifetimes WHERE id = 1 FOR SHARE`;
  return readLifetimes(tx);
}

/** Changes how long sessions last; those that are open follow a shorter time within seconds. */
export async function changeLifetimes(tx: Tx, change: Partial<SessionLifetimes>): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await tx.sessionLifetimes.update({ where: { id: 1 }, data: change });
  await addJob(tx, { name: 'session.shorten', payload: {} });
}

export const lifetimeJobs: readonly Job[] = [{ name: 'session.shorten', run: shorten }];

/** Gives the open sessions that would last longer than they may now an earlier end. */
async function shorten(ctx: Ctx): Promise<void> {
  let after: string | null = '';
  while (after !== null) after = await shortenSome(ctx, after);
}

/** Looks at the sessions that follow one, by id; returns the last of them, null at the end. */
function shortenSome(ctx: Ctx, after: string): Promise<string | null> {
  return inTx(ctx, async (tx) => {
    const lifetimes = await readLifetimes(tx);
    const open = await tx.session.findMany({
      where: { revokedAt: null, expiresAt: { gt: nowOf(tx) }, ...(after === '' ? {} : { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: batch,
    });
    const late = open.flatMap((session) => {
      const endsAt = endOfSession(lastingOf(session), lifetimes);
      return endsAt < session.expiresAt ? [{ id: session.id, endsAt }] : [];
    });
    const shortened = await tx.$queryRaw<{ id: string; secretHash: string }[]>`
      UPDATE sessions SET expires_at = LEAST(expires_at, asked.ends_at)
      FROM unnest(${late.map(({ id }) => id)}::uuid[], ${late.map(({ endsAt }) => endsAt)}::timestamptz[])
        AS asked (session_id, ends_at)
      WHERE id = asked.session_id AND revoked_at IS NULL
      RETURNING id, secret_hash AS "secretHash"`;
    await evict(tx, shortened, { mark: 'changed', cut: null });
    return open.length < batch ? null : (open.at(-1)?.id ?? null);
  });
}
