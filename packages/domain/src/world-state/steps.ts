import { worldKeys } from '@necp/content/server';
import type { CharacterId } from '@necp/shared/kernel';
import type { WorldValue } from '@necp/shared/world-state/content';
import { worldChanged } from '@necp/shared/world-state/events';
import { touchSheet } from '../character';
import { emit, nowOf, pushAfterCommit, type Tx } from '../kernel';

export interface SetWorldInput {
  readonly key: string;
  readonly value: WorldValue;
  /** Whose key it is where its scope is one player; otherwise who changed it, null without a single character. */
  readonly characterId: CharacterId | null;
  /** What did it, e.g. `quest.ninth_plank`. */
  readonly by: string;
}

/**
 * Remembers a value under a key of the content, with a line of history; nothing happens when it is so already.
 * @returns the version, which counts the changes
 * @throws RangeError for unknown keys, values the key cannot have, and a player's key without a player: faults of ours
 */
export async function setWorld(tx: Tx, input: SetWorldInput): Promise<number> {
  const { key, value, characterId, by } = input;
  const content = worldKeys.find(({ id }) => id === key);
  if (content === undefined) throw new RangeError(`no world key "${key}"`);
  if (!content.values.includes(value)) throw new RangeError(`"${key}" is never ${String(value)}`);
  const { scope } = content;
  if (scope === 'player' && characterId === null) throw new RangeError(`"${key}" belongs to a player`);
  const scopeId = scope === 'player' ? (characterId ?? '') : '';
  if (scope === 'player' && characterId !== null) await touchSheet(tx, characterId);
  const at = nowOf(tx);
  // One statement, so that two who change a new key at once count one after the other.
  const [changed] = await tx.$queryRaw<{ version: number }[]>`
    INSERT INTO global_state AS state (scope, scope_id, key, value, version, changed_at)
    VALUES (${scope}, ${scopeId}, ${key}, ${JSON.stringify(value)}::jsonb, 1, ${at})
    ON CONFLICT (scope, scope_id, key) DO UPDATE SET value = excluded.value, version = state.version + 1,
      changed_at = excluded.changed_at
      WHERE state.value <> excluded.value
    RETURNING version`;
  if (changed === undefined)
    return (await tx.worldValue.findUniqueOrThrow({ where: { scope_scopeId_key: { scope, scopeId, key } } })).version;
  const { version } = changed;
  await tx.worldEntry.create({ data: { scope, scopeId, key, value, version, cause: by, characterId, at } });
  await emit(tx, worldChanged, { scope, scopeId, key, value, version, cause: by, characterId });
  pushAfterCommit(tx, scope === 'player' ? `/topic/character/${scopeId}/quest` : '/topic/world/state', {
    name: worldChanged.name,
    key,
    scope,
    scopeId,
    value,
  });
  return version;
}
