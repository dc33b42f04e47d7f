import { GameError, type CharacterId } from '@necp/shared/kernel';
import { noteLockedCharacters, type Tx } from '../kernel';

/**
 * Locks a character's row until the transaction ends. A step that changes what others change too calls this before
 * anything else of the character is locked, in the order of ids where there are several.
 * @throws GameError not_found `character.not_found`
 */
export async function holdSheet(tx: Tx, characterId: CharacterId): Promise<void> {
  await holdSheets(tx, [characterId]);
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
  const held = await holdKnownSheets(tx, characterIds);
  if (held.size < new Set(characterIds).size) throw new GameError('not_found', 'character.not_found');
  return held;
}

/**
 * Does the same for those of several characters that exist.
 * @returns their levels
 */
export async function holdKnownSheets(
  tx: Tx,
  characterIds: readonly CharacterId[],
): Promise<ReadonlyMap<CharacterId, number>> {
  if (characterIds.length === 0) return new Map();
  const held = await tx.$queryRaw<
    { id: CharacterId; level: number }[]
  >`SELECT id, level FROM characters WHERE id = ANY(${characterIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  noteLockedCharacters(tx, characterIds);
  return new Map(held.map(({ id, level }) => [id, level]));
}
