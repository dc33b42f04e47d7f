import type { Prisma } from '@necp/db/types';
import type { CharacterId } from '@necp/shared/kernel';
import type { SheetPartName, SheetVersions } from '@necp/shared/zone/sheet-versions';
import type { ReadDb } from './read-db';
import type { Tx } from './tx';

/** The characters whose sheets are read, as SQL. */
export interface AskedSheets {
  /** An array of their ids: `WHERE character_id = ANY(${ids})`. */
  readonly ids: Prisma.Sql;
  /** A table of `character_id` and `account_id`, for rooms that know accounts and no characters. */
  readonly owners: Prisma.Sql;
}

/** What a room contributes to the sheets of characters; the parts of all rooms are read in one statement. */
export interface SheetPart<Name extends SheetPartName, Row, Value> {
  readonly part: Name;
  /**
   * Returns a SELECT of two columns, the character and one row as jsonb; a character may have any number of rows, in
   * any order. Each table it reads raises the version of the part by triggers, except those that only matter at the
   * entry into a zone (`entryTables` in `rooms.mjs`).
   */
  readonly select: (asked: AskedSheets) => Prisma.Sql;
  /** Returns the part from the rows of one character. */
  readonly valueOf: (rows: readonly Row[], nowMs: number) => Value;
}

/** Declares the part of a room. */
export function defineSheetPart<Name extends SheetPartName, Row, Value>(
  part: SheetPart<Name, Row, Value>,
): SheetPart<Name, Row, Value> {
  return part;
}

/**
 * Returns the versions of the sheets of some characters, by part. The tables that feed a sheet raise them by triggers,
 * and each transaction pushes what it raised; no caller does either.
 */
export async function sheetVersionsOf(
  db: ReadDb | Tx,
  characterIds: readonly CharacterId[],
): Promise<ReadonlyMap<CharacterId, SheetVersions>> {
  const rows = await db.sheetVersion.findMany({ where: { characterId: { in: [...characterIds] } } });
  const known = new Map(rows.map(({ characterId, versions }) => [characterId, versions as SheetVersions]));
  return new Map(characterIds.map((id) => [id, known.get(id) ?? {}]));
}
