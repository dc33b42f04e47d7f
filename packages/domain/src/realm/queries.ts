import { zoneMaps } from '@necp/content/server';
import type { RealmView } from '@necp/shared/realm/schema';
import type { Ctx } from '../kernel';
import { zonePopulations } from '../zone';

/** Returns the current state of the game world: the number of players, and which zones are open. */
export async function realmStatus(ctx: Ctx): Promise<RealmView> {
  const [realm, populations] = await Promise.all([
    ctx.db.realm.findFirst({ orderBy: { id: 'asc' } }),
    zonePopulations(ctx),
  ]);
  const zones = zoneMaps.map(({ id }) => ({
    zoneId: id,
    population: populations.get(id) ?? 0,
    isOpen: (realm?.isOpen ?? false) && populations.has(id),
  }));
  return {
    name: realm?.name ?? '',
    isOpen: realm?.isOpen ?? false,
    capacity: realm?.capacity ?? 0,
    zones,
    population: zones.reduce((sum, zone) => sum + zone.population, 0),
  };
}
