import type { CharacterId, ZoneId } from '@necp/shared/kernel';
import type { Ctx } from '../kernel';
import type { Whereabouts } from './positions';

export type { Whereabouts } from './positions';

/** Where a zone is played now; null while nobody simulates it. */
export async function zoneUrl(ctx: Ctx, zoneId: ZoneId): Promise<string | null> {
  const lease = await ctx.db.zoneLease.findFirst({
    where: { zoneId, expiresAt: { gt: new Date(ctx.clock.nowMs()) } }, orderBy: { population: 'asc' }, select: { url: true },
  });
  return lease?.url ?? null;
}

/** Where a character was last seen; null for somebody who was never anywhere. */
export async function whereabouts(ctx: Ctx, characterId: CharacterId): Promise<Whereabouts | null> {
  const position = await ctx.db.playerPosition.findUnique({ where: { characterId } });
  if (position === null || position.zoneId === null) return null;
  const { zoneId, channel, zoneEpoch, x, y, facing, updatedAt } = position;
  return { zoneId, channel: channel ?? 1, zoneEpoch: Number(zoneEpoch ?? 0), x, y, facing, seenAt: updatedAt };
}

/**
 * Where a character's browser opens the socket: the process that plays the copy it was seen in, else one that plays its zone, else the
 * least crowded of all, which can make a copy for it. Null while nobody simulates anything.
 */
export async function doorUrl(ctx: Ctx, characterId: CharacterId): Promise<string | null> {
  const seen = await whereabouts(ctx, characterId);
  const leases = await ctx.db.zoneLease.findMany({
    where: { expiresAt: { gt: new Date(ctx.clock.nowMs()) } }, orderBy: { population: 'asc' }, select: { zoneId: true, channel: true, epoch: true, url: true },
  });
  const inZone = leases.filter(({ zoneId }) => zoneId === seen?.zoneId);
  const same = inZone.find(({ channel, epoch }) => channel === seen?.channel && Number(epoch) === seen.zoneEpoch);
  return (same ?? inZone[0] ?? leases[0])?.url ?? null;
}

/** How many play in each zone that is simulated now, all its copies together. */
export async function zonePopulations(ctx: Ctx): Promise<ReadonlyMap<ZoneId, number>> {
  const leases = await ctx.db.zoneLease.findMany({ where: { expiresAt: { gt: new Date(ctx.clock.nowMs()) } }, select: { zoneId: true, population: true } });
  const populations = new Map<ZoneId, number>();
  for (const { zoneId, population } of leases) populations.set(zoneId as ZoneId, (populations.get(zoneId as ZoneId) ?? 0) + population);
  return populations;
}
