import { zoneMaps } from '@necp/content/server';
import type { RealmView } from '@necp/shared/realm/schema';
import type { Ctx } from '../kernel';
import { zonePopulations } from '../zone';

/** The world as it is now: how many are in it, and which of its zones are open. */
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
    capacity: realm?.capacity ?? 0,
    zones,
    population: zones.reduce((sum, zone) => sum + zone.population, 0),
  };
}
