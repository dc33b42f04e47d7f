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

type ValueRow = { readonly key: string; readonly value: unknown };

/** Returns a character's own keys from their rows, with initial values where nothing changed. */
export function playerKeysFrom(rows: readonly ValueRow[]): Record<string, WorldValue> {
  return merged(
    worldKeys.filter(({ scope }) => scope === 'player'),
    rows,
  );
}

function merged(keys: typeof worldKeys, rows: readonly ValueRow[]): Record<string, WorldValue> {
  const changed = new Map(rows.map(({ key, value }) => [key, value as WorldValue]));
  return Object.fromEntries(keys.map(({ id, initial }) => [id, changed.get(id) ?? initial]));
}
