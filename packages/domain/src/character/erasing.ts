import { characterDeleted } from '@necp/shared/character/events';
import type { AccountId, CharacterId } from '@necp/shared/kernel';
import { emit, erasedName, nowOf, type ReadDb, type Tx } from '../kernel';
import { holdSheet } from './sheet';

/** Returns all characters that accounts ever had, in the order of ids. */
export async function charactersOf(db: ReadDb | Tx, accountIds: readonly AccountId[]): Promise<CharacterId[]> {
  const rows = await db.character.findMany({
    where: { accountId: { in: [...accountIds] } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return rows.map(({ id }) => id as CharacterId);
}

/**
 * Deletes a character for good: its name is free, and its row keeps nothing by which a player would know it. Ledgers
 * refer to the row. Doing it again changes nothing.
 */
export async function eraseCharacter(
  tx: Tx,
  { accountId, characterId }: { readonly accountId: AccountId; readonly characterId: CharacterId },
): Promise<void> {
  await holdSheet(tx, characterId);
  const now = nowOf(tx);
  const { deletedAt, releasedAt } = await tx.character.findUniqueOrThrow({ where: { id: characterId } });
  await tx.characterSlot.updateMany({ where: { characterId }, data: { characterId: null } });
  await tx.character.update({
    where: { id: characterId },
    data: {
      name: erasedName,
      nameSkeleton: erasedName,
      look: {},
      deletedAt: deletedAt ?? now,
      releasedAt: releasedAt ?? now,
    },
  });
  if (deletedAt === null) await emit(tx, characterDeleted, { characterId, accountId });
}
