import { GameError, type CharacterId } from '@necp/shared/kernel';
import { noteLockedCharacters, pushAfterCommit, type Tx } from '../kernel';

/**
 * Raises the version of a character's sheet and, after the commit, notifies the zone to read it again; every change of
 * the sheet calls this. It locks the character's row until the transaction ends: call it before anything else of the
 * character is locked, in the order of ids where there are several.
 * @returns the new version
 * @throws GameError not_found `character.not_found`
 */
export async function touchSheet(tx: Tx, characterId: CharacterId): Promise<number> {
  const [touched] = await tx.$queryRaw<{ version: number }[]>`
    UPDATE characters SET sheet_version = sheet_version + 1 WHERE id = ${characterId}::uuid
      RETURNING sheet_version AS version`;
  if (touched === undefined) throw new GameError('not_found', 'character.not_found');
  noteLockedCharacters(tx, [characterId]);
  pushAfterCommit(tx, `/topic/character/${characterId}/sheet`, { version: touched.version });
  return touched.version;
}

/**
 * Does the same for several characters, in the order of ids.
 * @throws GameError not_found `character.not_found` when one is missing
 */
export async function touchSheets(tx: Tx, characterIds: readonly CharacterId[]): Promise<void> {
  const touched = await touchKnownSheets(tx, characterIds);
  if (touched < new Set(characterIds).size) throw new GameError('not_found', 'character.not_found');
}

/**
 * Does the same for those of several characters that exist.
 * @returns how many they are
 */
export async function touchKnownSheets(tx: Tx, characterIds: readonly CharacterId[]): Promise<number> {
  if (characterIds.length === 0) return 0;
  const touched = await tx.$queryRaw<{ id: CharacterId; version: number }[]>`
    WITH held AS (SELECT id FROM characters WHERE id = ANY(${characterIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE)
    UPDATE characters SET sheet_version = sheet_version + 1 FROM held WHERE characters.id = held.id
      RETURNING characters.id, sheet_version AS version`;
  noteLockedCharacters(tx, characterIds);
  for (const { id, version } of touched) pushAfterCommit(tx, `/topic/character/${id}/sheet`, { version });
  return touched.length;
}

/**
 * Locks a character's row until the transaction ends, for callers that do not know yet whether its sheet will change;
 * see `touchSheet` for the order.
 * @throws GameError not_found `character.not_found`
 */
export async function holdSheet(tx: Tx, characterId: CharacterId): Promise<void> {
  const held = await tx.$queryRaw<
    unknown[]
  >`SELECT 1 FROM characters WHERE id = ${characterId}::uuid FOR NO KEY UPDATE`;
  if (held.length === 0) throw new GameError('not_found', 'character.not_found');
  noteLockedCharacters(tx, [characterId]);
}

/**
 * Does the same for several characters, in the order of ids.
 * @returns their levels
 * @throws GameError not_found `character.not_found` when one is missing
 */
export async function holdSheets(
  tx: Tx,
  characterIds: readonly CharacterId[],
): Promise<ReadonlyMap<CharacterId, number>> {
  const held = await tx.$queryRaw<
    { id: CharacterId; level: number }[]
  >`SELECT id, level FROM characters WHERE id = ANY(${characterIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  if (held.length < new Set(characterIds).size) throw new GameError('not_found', 'character.not_found');
  noteLockedCharacters(tx, characterIds);
  return new Map(held.map(({ id, level }) => [id, level]));
}
