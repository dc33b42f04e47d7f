import { accountClosed } from '@necp/shared/account/events';
import { characterDeleted } from '@necp/shared/character/events';
import type { AccountId, CharacterId } from '@necp/shared/kernel';
import { emit, listen, type Listener, nowOf, type Tx } from '../kernel';

export const listeners: readonly Listener[] = [
  listen('character.close', accountClosed, (tx, { accountId }) => deleteAll(tx, accountId)),
];

/**
 * Deletes the characters of a closed account as if their owner had done it; their names become free after the same
 * week.
 */
async function deleteAll(tx: Tx, accountId: AccountId): Promise<void> {
  const gone = await tx.character.updateManyAndReturn({
    where: { accountId, deletedAt: null },
    data: { deletedAt: nowOf(tx) },
    select: { id: true },
  });
  await tx.characterSlot.updateMany({ where: { accountId }, data: { characterId: null } });
  for (const { id } of gone) await emit(tx, characterDeleted, { characterId: id as CharacterId, accountId });
}
