import type { CharacterId } from '@necp/shared/kernel';
import type { SheetVersions } from '@necp/shared/zone/sheet-versions';
import type { ReadDb } from './read-db';
import type { Tx } from './tx';

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
