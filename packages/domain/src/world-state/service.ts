import { worldKeys } from '@necp/content/server';
import type { WorldValue } from '@necp/shared/world-state/content';
import type { Ctx } from '../kernel';
import { worldKeysOf } from './keys';

/** Returns the values of the world and its parts, by key; a simulation reads them when it starts. */
export async function worldValues(ctx: Ctx): Promise<Record<string, WorldValue>> {
  const values = await worldKeysOf(ctx.db, null);
  return Object.fromEntries(
    worldKeys.filter(({ scope }) => scope !== 'player').map(({ id, initial }) => [id, values[id] ?? initial]),
  );
}
