import type { ZoneId } from '@necp/shared/kernel';
import type { Ctx } from '../kernel';

/** Where a zone is played now; null while nobody simulates it. */
export async function zoneUrl(ctx: Ctx, zoneId: ZoneId): Promise<string | null> {
  const lease = await ctx.db.zoneLease.findFirst({
    where: { zoneId, expiresAt: { gt: new Date(ctx.clock.nowMs()) } }, orderBy: { population: 'asc' }, select: { url: true },
  });
  return lease?.url ?? null;
}

/** How many play in each zone that is simulated now, all its copies together. */
export async function zonePopulations(ctx: Ctx): Promise<ReadonlyMap<ZoneId, number>> {
  const leases = await ctx.db.zoneLease.findMany({ where: { expiresAt: { gt: new Date(ctx.clock.nowMs()) } }, select: { zoneId: true, population: true } });
  const populations = new Map<ZoneId, number>();
  for (const { zoneId, population } of leases) populations.set(zoneId as ZoneId, (populations.get(zoneId as ZoneId) ?? 0) + population);
  return populations;
}
