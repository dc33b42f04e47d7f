import { factions } from '@necp/content/server';
import type { CharacterId } from '@necp/shared/kernel';
import type { ReadDb, Tx } from '../kernel';

/** Points with every faction; where nothing happened yet, those everyone starts with. */
export async function standingOf(db: ReadDb | Tx, characterId: CharacterId): Promise<Record<string, number>> {
  const rows = await db.factionStanding.findMany({ where: { characterId } });
  return Object.fromEntries(factions.map(({ id, startPoints }) => [id, rows.find(({ faction }) => faction === id)?.points ?? startPoints]));
}
