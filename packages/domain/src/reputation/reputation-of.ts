import { factions } from '@necp/content/server';
import type { CharacterId } from '@necp/shared/kernel';
import type { ReadDb, Tx } from '../kernel';

/** Returns the points with every faction; the starting points where nothing happened yet. */
export async function reputationOf(db: ReadDb | Tx, characterId: CharacterId): Promise<Record<string, number>> {
  return (await reputationOfMany(db, [characterId])).get(characterId) ?? {};
}

/** Does the same for several characters. */
export async function reputationOfMany(
  db: ReadDb | Tx,
  characterIds: readonly CharacterId[],
): Promise<ReadonlyMap<CharacterId, Record<string, number>>> {
  const rows = await db.factionReputation.findMany({ where: { characterId: { in: [...characterIds] } } });
  return new Map(
    characterIds.map((own) => [own, reputationFrom(rows.filter(({ characterId }) => characterId === own))]),
  );
}

/** Composes it from the rows of one character. */
export function reputationFrom(
  rows: readonly { readonly faction: string; readonly points: number }[],
): Record<string, number> {
  const points = new Map(rows.map((row) => [row.faction, row.points]));
  return Object.fromEntries(factions.map(({ id, startPoints }) => [id, points.get(id) ?? startPoints]));
}
