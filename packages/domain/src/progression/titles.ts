import type { CharacterId } from '@necp/shared/kernel';
import { LocalText } from '@necp/shared/kernel/content';
import type { ReadDb, Tx } from '../kernel';

/** Returns a title that a character was granted; null for one that it does not have. */
export async function titleOf(
  tx: Tx,
  { characterId, key }: { readonly characterId: CharacterId; readonly key: string },
): Promise<LocalText | null> {
  const row = await tx.characterTitle.findUnique({ where: { characterId_key: { characterId, key } } });
  return row === null ? null : LocalText.parse(row.title);
}

/** Returns the titles that a character was granted, with the time of each. */
export async function titlesOf(
  db: Pick<ReadDb, 'characterTitle'>,
  characterId: CharacterId,
): Promise<readonly { readonly title: LocalText; readonly at: Date }[]> {
  const rows = await db.characterTitle.findMany({ where: { characterId } });
  return rows.map(({ title, at }) => ({ title: LocalText.parse(title), at }));
}
