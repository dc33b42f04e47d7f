import { worldKeys } from '@necp/content/server';
import type { CharacterId } from '@necp/shared/kernel';
import type { WorldValue } from '@necp/shared/world-state/content';
import { worldChanged } from '@necp/shared/world-state/events';
import { holdSheet } from '../character';
import { emit, nowOf, pushAfterCommit, type Tx } from '../kernel';

export interface SetWorldInput {
  readonly key: string;
  readonly value: WorldValue;
  /** The owner of a key whose scope is one player; for other scopes the character who changed it, or null. */
  readonly characterId: CharacterId | null;
  /** The cause of the change, e.g. `quest.ninth_plank`. */
  readonly by: string;
}

/**
 * Sets the value of a key of the content and adds it to the history; does nothing when the key has that value already.
 * @returns the version, which counts the changes
 * @throws RangeError for unknown keys, values the key cannot have, and a player's key without a player, which are bugs
 */
export async function setWorld(tx: Tx, input: SetWorldInput): Promise<number> {
  const { key, value, characterId, by } = input;
  const content = worldKeys.find(({ id }) => id === key);
  if (content === undefined) throw new RangeError(`no world key "${key}"`);
  if (!content.values.includes(value)) throw new RangeError(`"${key}" is never ${String(value)}`);
  const { scope } = content;
  if (scope === 'player' && characterId === null) throw new RangeError(`"${key}" belongs to a player`);
  const scopeId = scope === 'player' ? (characterId ?? '') : '';
  if (scope === 'player' && characterId !== null) await holdSheet(tx, characterId);
  const at = nowOf(tx);
  // It is one statement, so that two simultaneous changes of a new key are counted one after the other.
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
  pushAfterCommit(tx, scope === 'player' ? { characterId: scopeId as CharacterId } : 'everyone', {
    topic: worldChanged.name,
    key,
    scope,
    scopeId,
    value,
  });
  return version;
}
