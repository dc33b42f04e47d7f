import { places, worldKeys, zoneMaps, zones } from '@necp/content/server';
import { GameError, type CharacterId } from '@necp/shared/kernel';
import type { WorldValue } from '@necp/shared/world-state/content';
import { groundOf, type ZoneGroundInput, type ZoneGroundView } from '@necp/shared/world-state/ground';
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

const grounds = new Map<string, ZoneGroundView>();

/**
 * Returns where a character can walk in a zone, its places and its ways out; the same until the next version of the
 * game.
 * @throws GameError not_found `zone.unknown`
 */
export function zoneGround({ zoneId }: ZoneGroundInput): ZoneGroundView {
  const known = grounds.get(zoneId);
  if (known !== undefined) return known;
  const map = zoneMaps.find(({ id }) => id === zoneId);
  if (map === undefined) throw new GameError('not_found', 'zone.unknown');
  const ground = groundOf(map, { places, zones });
  grounds.set(zoneId, ground);
  return ground;
}
