import { worldKeys } from '@necp/content/server';
import type { CharacterId } from '@necp/shared/kernel';
import type { WorldValue } from '@necp/shared/world-state/content';
import type { ReadDb, Tx } from '../kernel';

/**
 * Returns every key as one character sees it: the world's and its own, with initial values where nothing changed;
 * without a character, the world's keys and initial values.
 */
export async function worldKeysOf(
  db: ReadDb | Tx,
  characterId: CharacterId | null,
): Promise<Record<string, WorldValue>> {
  const rows = await db.worldValue.findMany({
    where: { OR: [{ scope: { not: 'player' } }, { scope: 'player', scopeId: characterId ?? '' }] },
  });
  return merged(worldKeys, rows);
}

/** Returns a character's own keys, with initial values where nothing changed. */
export async function playerKeysOf(db: ReadDb | Tx, characterId: CharacterId): Promise<Record<string, WorldValue>> {
  const rows = await db.worldValue.findMany({ where: { scope: 'player', scopeId: characterId } });
  return merged(
    worldKeys.filter(({ scope }) => scope === 'player'),
    rows,
  );
}

function merged(
  keys: typeof worldKeys,
  rows: readonly { readonly key: string; readonly value: unknown }[],
): Record<string, WorldValue> {
  const changed = new Map(rows.map(({ key, value }) => [key, value as WorldValue]));
  return Object.fromEntries(keys.map(({ id, initial }) => [id, changed.get(id) ?? initial]));
}
