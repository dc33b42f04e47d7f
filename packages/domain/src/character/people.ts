import { Prisma } from '@necp/db/types';
import { nameSkeleton, tidyName } from '@necp/shared/character/rules';
import type { ClassId } from '@necp/shared/character/schema';
import type { AccountId, CharacterId } from '@necp/shared/kernel';
import { maxWhole } from '@necp/shared/kernel/input';
import { readRaw, type Ctx, type ReadDb, type Tx } from '../kernel';

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

/** A character that exists, as lists of players show it. */
export interface PersonRow {
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  readonly name: string;
  readonly level: number;
  readonly classId: ClassId;
  readonly lastSeenAt: Date | null;
}

const personColumns = { id: true, accountId: true, name: true, level: true, classId: true, lastSeenAt: true } as const;

/** Returns the characters of accounts that exist, those that were seen last first. */
export async function peopleOf(db: ReadDb | Tx, accountIds: readonly AccountId[]): Promise<PersonRow[]> {
  const rows = await db.character.findMany({
    where: { accountId: { in: [...accountIds] }, deletedAt: null },
    orderBy: [{ lastSeenAt: { sort: 'desc', nulls: 'last' } }, { createdAt: 'asc' }],
    select: personColumns,
  });
  return rows.map(personOf);
}

/** Returns the characters with these ids that exist. */
export async function peopleAmong(db: ReadDb | Tx, characterIds: readonly CharacterId[]): Promise<PersonRow[]> {
  const rows = await db.character.findMany({
    where: { id: { in: [...characterIds] }, deletedAt: null },
    select: personColumns,
  });
  return rows.map(personOf);
}

/** Returns the character of a name, however it is spelled; null when there is none. */
export async function personNamed(db: ReadDb | Tx, name: string): Promise<PersonRow | null> {
  const row = await db.character.findFirst({
    where: { nameSkeleton: nameSkeleton(tidyName(name)), deletedAt: null },
    select: personColumns,
  });
  return row === null ? null : personOf(row);
}

/** Returns the characters of names; their case does not matter, letters that only look alike do. */
export async function peopleCalled(db: ReadDb | Tx, names: readonly string[]): Promise<PersonRow[]> {
  const wanted = new Set(names.map((name) => tidyName(name).toLowerCase()));
  const skeletons = [...new Set([...wanted].map(nameSkeleton))];
  const rows = await db.character.findMany({
    where: { nameSkeleton: { in: skeletons }, deletedAt: null },
    select: personColumns,
  });
  return rows.filter(({ name }) => wanted.has(name.toLowerCase())).map(personOf);
}

/** Returns characters whose name begins so, in the order of names. */
export async function peopleNamed(
  db: ReadDb | Tx,
  { start, most }: { readonly start: string; readonly most: number },
): Promise<PersonRow[]> {
  const rows = await db.character.findMany({
    where: { deletedAt: null, name: { startsWith: start, mode: 'insensitive' } },
    orderBy: { name: 'asc' },
    take: most,
    select: personColumns,
  });
  return rows.map(personOf);
}

/** Which players are meant: those with a character of some levels, or all when it is null. */
export interface PlayersAsked {
  readonly levels: { readonly from: number; readonly to: number } | null;
}

/**
 * Returns accounts in the order of their ids, each with the one of its characters that was seen last.
 * @param asked.after the account with which the page before ended; null begins with the first
 */
export async function playersAfter(
  db: Pick<Tx, '$queryRaw'>,
  { levels, after, most }: PlayersAsked & { readonly after: AccountId | null; readonly most: number },
): Promise<Pick<PersonRow, 'accountId' | 'characterId'>[]> {
  const { from, to } = levels ?? { from: 0, to: maxWhole };
  return db.$queryRaw`
    SELECT DISTINCT ON (account_id) account_id AS "accountId", id AS "characterId" FROM characters
    WHERE deleted_at IS NULL AND level BETWEEN ${from} AND ${to}
      AND (${after}::uuid IS NULL OR account_id > ${after}::uuid)
    ORDER BY account_id, last_seen_at DESC NULLS LAST, created_at LIMIT ${most}`;
}

/** Returns how many accounts have such a character. */
export async function playerCount(ctx: Ctx, { levels }: PlayersAsked): Promise<number> {
  const { from, to } = levels ?? { from: 0, to: maxWhole };
  const [row] = await readRaw<{ count: bigint }>(
    ctx,
    Prisma.sql`SELECT COUNT(DISTINCT account_id) AS count FROM characters
      WHERE deleted_at IS NULL AND level BETWEEN ${from} AND ${to}`,
  );
  return Number(row?.count ?? 0);
}

/** Returns the accounts of characters, also of deleted ones. */
export async function ownersAmong(
  db: ReadDb | Tx,
  characterIds: readonly CharacterId[],
): Promise<ReadonlyMap<CharacterId, AccountId>> {
  const rows = await db.character.findMany({
    where: { id: { in: [...characterIds] } },
    select: { id: true, accountId: true },
  });
  return new Map(rows.map(({ id, accountId }) => [id as CharacterId, accountId as AccountId]));
}

type FoundRow = Prisma.CharacterGetPayload<{ select: typeof personColumns }>;

function personOf({ id, accountId, classId, ...row }: FoundRow): PersonRow {
  return { ...row, characterId: id as CharacterId, accountId: accountId as AccountId, classId: classId as ClassId };
}
