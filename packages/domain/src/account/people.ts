import { tidyEmail } from '@necp/shared/account/rules';
import type { AccountId, Locale } from '@necp/shared/kernel';
import type { GivenRole } from '@necp/shared/role/schema';
import type { Ctx, ReadDb, Tx } from '../kernel';

/** An account as staff sees it. */
export interface AccountRow {
  readonly id: AccountId;
  readonly email: string | null;
  readonly isGuest: boolean;
  readonly isClosed: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly roles: readonly { readonly role: GivenRole; readonly since: Date; readonly until: Date | null }[];
}

/** Returns how long ago accounts were made, in milliseconds; unknown ones are left out. */
export async function accountAgesOf(
  db: Pick<ReadDb, 'account'> | Pick<Tx, 'account'>,
  ids: readonly AccountId[],
  nowMs: number,
): Promise<ReadonlyMap<AccountId, number>> {
  const rows = await db.account.findMany({ where: { id: { in: [...ids] } }, select: { id: true, createdAt: true } });
  return new Map(rows.map(({ id, createdAt }) => [id as AccountId, nowMs - createdAt.getTime()]));
}

/** Returns these accounts in the same order; unknown ones are left out. */
export async function accountsOf(ctx: Ctx, ids: readonly AccountId[]): Promise<AccountRow[]> {
  const now = new Date(ctx.clock.nowMs());
  const rows = await ctx.db.account.findMany({
    where: { id: { in: [...ids] } },
    include: { roles: { where: { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }, orderBy: { role: 'asc' } } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const { email, isGuest, closedAt, createdAt, lastSeenAt, roles } = row;
    const held = roles.map(({ role, grantedAt, expiresAt }) => ({
      role: role as GivenRole,
      since: grantedAt,
      until: expiresAt,
    }));
    return [{ id, email, isGuest, isClosed: closedAt !== null, createdAt, lastSeenAt, roles: held }];
  });
}

/** Returns the account with this whole email address, or null. */
export async function accountOfEmail(ctx: Ctx, email: string): Promise<AccountId | null> {
  const row = await ctx.db.account.findFirst({ where: { email: tidyEmail(email) }, select: { id: true } });
  return row === null ? null : (row.id as AccountId);
}

/** Returns accounts with a role besides that of a player, by id. */
export async function staffAfter(
  ctx: Ctx,
  { after, most }: { readonly after: AccountId | null; readonly most: number },
): Promise<AccountId[]> {
  const now = new Date(ctx.clock.nowMs());
  const rows = await ctx.db.account.findMany({
    where: {
      ...(after === null ? {} : { id: { gt: after } }),
      roles: { some: { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] } },
    },
    orderBy: { id: 'asc' },
    take: most,
    select: { id: true },
  });
  return rows.map(({ id }) => id as AccountId);
}

/** Returns where an account reads its email, and in which language; null for guests and closed accounts. */
export async function mailboxOf(
  db: ReadDb | Tx,
  accountId: AccountId,
): Promise<{ readonly email: string; readonly locale: Locale } | null> {
  const row = await db.account.findUnique({
    where: { id: accountId },
    select: { email: true, locale: true, closedAt: true },
  });
  if (row === null || row.email === null || row.closedAt !== null) return null;
  return { email: row.email, locale: row.locale as Locale };
}
