import { worldKeys } from '@necp/content/server';
import type { CharacterId } from '@necp/shared/kernel';
import type { WorldValue } from '@necp/shared/world-state/content';
import type { WorldStateView, WorldValueView } from '@necp/shared/world-state/schema';
import type { Ctx } from '../kernel';

/** Returns the world's keys and the keys of the calling character; only the world's without a character. */
export async function worldStateView(ctx: Ctx, characterId: CharacterId | null): Promise<WorldStateView> {
  const rows = await ctx.db.worldValue.findMany({
    where: { OR: [{ scope: { not: 'player' } }, { scope: 'player', scopeId: characterId ?? '' }] },
  });
  const views = worldKeys.map(({ id, scope, initial }): WorldValueView => {
    const row = rows.find(({ key }) => key === id);
    return { key: id, scope, value: (row?.value as WorldValue | undefined) ?? initial, version: row?.version ?? 0 };
  });
  return {
    world: views.filter(({ scope }) => scope !== 'player'),
    own: characterId === null ? [] : views.filter(({ scope }) => scope === 'player'),
  };
}
