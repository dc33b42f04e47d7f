import type { AccountId, CharacterId } from '@necp/shared/kernel';
import type { Ctx, Tx } from '../kernel';

/** Returns the names of the characters that exist, by account. */
export async function characterNamesOf(
  ctx: Ctx,
  accountIds: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, string[]>> {
  const rows = await ctx.db.character.findMany({
    where: { accountId: { in: [...accountIds] }, deletedAt: null },
    orderBy: { createdAt: 'asc' },
    select: { accountId: true, name: true },
  });
  const names = new Map<AccountId, string[]>();
  for (const { accountId, name } of rows) {
    const known = names.get(accountId as AccountId) ?? [];
    names.set(accountId as AccountId, [...known, name]);
  }
  return names;
}

/** Returns the account of a character; null for one that is not there any more. */
export async function ownerOf(tx: Tx, characterId: CharacterId): Promise<AccountId | null> {
  const row = await tx.character.findUnique({
    where: { id: characterId },
    select: { accountId: true, deletedAt: true },
  });
  return row === null || row.deletedAt !== null ? null : (row.accountId as AccountId);
}

/**
 * Returns the accounts of characters whose name begins so, in the order of names.
 * @param after the name with which the page before ended; null begins with the first
 */
export async function ownersNamed(
  ctx: Ctx,
  { start, after, most }: { readonly start: string; readonly after: string | null; readonly most: number },
): Promise<{ readonly accountId: AccountId; readonly name: string }[]> {
  const rows = await ctx.db.character.findMany({
    where: {
      deletedAt: null,
      name: { startsWith: start, mode: 'insensitive' },
      ...(after === null ? {} : { AND: { name: { gt: after } } }),
    },
    orderBy: { name: 'asc' },
    take: most,
    select: { accountId: true, name: true },
  });
  return rows.map(({ accountId, name }) => ({ accountId: accountId as AccountId, name }));
}
