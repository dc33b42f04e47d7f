import type { CharacterId } from '@necp/shared/kernel';
import { afterCommit, ctxOf, type Tx } from '../kernel';
import { dropCached } from './cache';

/** Drops the cached messages of every zone in which one of the characters spoke, after the commit. */
export async function dropCachedMessages(tx: Tx, characterIds: readonly CharacterId[]): Promise<void> {
  const zones = await tx.chatMessage.groupBy({ by: ['scope'], where: { characterId: { in: [...characterIds] } } });
  const { redis } = ctxOf(tx);
  afterCommit(tx, () =>
    dropCached(
      redis,
      zones.map(({ scope }) => scope),
    ),
  );
}
