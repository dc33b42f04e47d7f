import { Prisma } from '@necp/db/types';
import type { AccountId, CharacterId } from '@necp/shared/kernel';
import type { PersonalRows, Tx } from '../kernel';

/** The ids under which rooms keep what belongs to one person. */
export type OwnerIds = readonly (AccountId | CharacterId)[];

/** Returns the condition for the rows that belong to an owner. */
export function belongsTo(rows: PersonalRows, ownerIds: OwnerIds): Prisma.Sql {
  const { columns, through } = rows;
  if (through === undefined) return anyOf(columns, ownerIds, rows.asText ?? []);
  const parent = Prisma.raw(`"${through.table}"`);
  const parents = Prisma.sql`SELECT id FROM ${parent} WHERE ${anyOf(through.columns, ownerIds, [])}`;
  return Prisma.join(
    columns.map((column) => Prisma.sql`${Prisma.raw(`"${column}"`)} IN (${parents})`),
    ' OR ',
  );
}

function anyOf(columns: readonly string[], ids: OwnerIds, asText: readonly string[]): Prisma.Sql {
  return Prisma.join(
    columns.map((column) => {
      const name = Prisma.raw(`"${column}"`);
      return asText.includes(column)
        ? Prisma.sql`${name} = ANY(${ids}::text[])`
        : Prisma.sql`${name} = ANY(${ids}::uuid[])`;
    }),
    ' OR ',
  );
}

/** Removes or rewrites rows of a deleted account as their room declared it; doing it again changes nothing. */
export async function eraseRows(tx: Tx, rows: PersonalRows, ownerIds: OwnerIds): Promise<void> {
  const { table, erased } = rows;
  const name = Prisma.raw(`"${table}"`);
  if (erased === 'removed') {
    await tx.$executeRaw`DELETE FROM ${name} WHERE ${belongsTo(rows, ownerIds)}`;
    return;
  }
  if ('kept' in erased) return;
  const values = Prisma.raw(
    Object.entries(erased.set)
      .map(([column, value]) => `"${column}" = ${value}`)
      .join(', '),
  );
  await tx.$executeRaw`UPDATE ${name} SET ${values} WHERE ${belongsTo(rows, ownerIds)}`;
}
