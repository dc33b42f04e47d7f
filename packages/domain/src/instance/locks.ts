import { lockEndsMs, isLocking } from '@necp/shared/instance/rules';
import type { InstanceDifficulty, InstanceLockView } from '@necp/shared/instance/schema';
import { type CharacterId, GameError } from '@necp/shared/kernel';
import { nowOf, type Tx } from '../kernel';

interface Kind {
  readonly zoneId: string;
  readonly difficulty: InstanceDifficulty;
}

/** Returns the locks of characters that are not over; characters without one are left out. */
export async function locksOf(
  tx: Tx,
  characterIds: readonly CharacterId[],
): Promise<ReadonlyMap<CharacterId, readonly InstanceLockView[]>> {
  const rows = await tx.gameInstanceLock.findMany({
    where: { characterId: { in: [...characterIds] }, endsAt: { gt: nowOf(tx) } },
    orderBy: [{ zoneId: 'asc' }, { difficulty: 'asc' }],
  });
  const locks = new Map<CharacterId, InstanceLockView[]>();
  for (const { characterId, zoneId, difficulty, endsAt } of rows) {
    const own = locks.get(characterId as CharacterId) ?? [];
    own.push({ zoneId: zoneId as InstanceLockView['zoneId'], difficulty: difficulty as InstanceDifficulty, endsAt });
    locks.set(characterId as CharacterId, own);
  }
  return locks;
}

/**
 * Refuses characters that have won an instance of this kind and are locked.
 * @throws GameError conflict `instance.locked`
 */
export async function assertUnlocked(tx: Tx, members: readonly CharacterId[], kind: Kind): Promise<void> {
  if (!isLocking(kind.difficulty)) return;
  const locked = await tx.gameInstanceLock.count({
    where: {
      characterId: { in: [...members] },
      zoneId: kind.zoneId,
      difficulty: kind.difficulty,
      endsAt: { gt: nowOf(tx) },
    },
  });
  if (locked > 0) throw new GameError('conflict', 'instance.locked');
}

/** Locks characters that have won an instance; a later victory renews the lock. */
export async function lockWinners(
  tx: Tx,
  characterIds: readonly CharacterId[],
  { instanceId, zoneId, difficulty }: Kind & { readonly instanceId: string },
): Promise<void> {
  const endsAt = new Date(lockEndsMs(nowOf(tx).getTime()));
  for (const characterId of characterIds.toSorted())
    await tx.gameInstanceLock.upsert({
      where: { characterId_zoneId_difficulty: { characterId, zoneId, difficulty } },
      create: { characterId, zoneId, difficulty, instanceId, endsAt },
      update: { instanceId, endsAt },
    });
}
