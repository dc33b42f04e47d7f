import { zoneMaps } from '@necp/content/server';
import { Prisma } from '@necp/db/types';
import { minuteMs, type CharacterId, type ZoneId } from '@necp/shared/kernel';
import { firstInstanceChannel, isInstance } from '@necp/shared/zone/channels';
import type { ZoneListView } from '@necp/shared/zone/schema';
import { selectRaw, type Ctx } from '../kernel';
import type { Whereabouts } from './positions';

export type { Whereabouts } from './positions';

/** Returns the address of the process that hosts a zone now; null while there is none. */
export async function zoneUrl(ctx: Ctx, zoneId: ZoneId): Promise<string | null> {
  const lease = await ctx.db.zoneLease.findFirst({
    where: { zoneId, expiresAt: { gt: new Date(ctx.clock.nowMs()) } },
    orderBy: { population: 'asc' },
    select: { url: true },
  });
  return lease?.url ?? null;
}

/** The process that hosts a zone channel, and its epoch. */
export interface PlayedChannel {
  readonly zoneId: string;
  readonly channel: number;
  readonly epoch: number;
  readonly simId: string;
  readonly url: string;
  /** Its address for the other processes; null when it never registered one. */
  readonly innerUrl: string | null;
}

/** Returns the process that hosts a zone channel now; null while there is none. */
export async function playedBy(
  ctx: Ctx,
  { zoneId, channel }: { readonly zoneId: string; readonly channel: number },
): Promise<PlayedChannel | null> {
  const lease = await ctx.db.zoneLease.findFirst({
    where: { zoneId, channel, expiresAt: { gt: new Date(ctx.clock.nowMs()) } },
    select: { epoch: true, simId: true, url: true },
  });
  if (lease === null) return null;
  const known = await ctx.db.simProcess.findUnique({ where: { simId: lease.simId }, select: { innerUrl: true } });
  const { simId, url } = lease;
  return { zoneId, channel, epoch: Number(lease.epoch), simId, url, innerUrl: known?.innerUrl ?? null };
}

/** A zone channel that is open to all, and its state. */
export interface OpenChannel extends Pick<PlayedChannel, 'channel' | 'epoch' | 'url'> {
  readonly population: number;
  readonly waiting: number;
  /** Whether it is closing to new players: it is one too many, or its process is leaving. */
  readonly isClosing: boolean;
}

/** Returns every open channel of a zone that is hosted now, the first channel first. */
export async function openChannels(ctx: Ctx, zoneId: string): Promise<OpenChannel[]> {
  const now = new Date(ctx.clock.nowMs());
  const channels = await selectRaw<Omit<OpenChannel, 'epoch'> & { readonly epoch: bigint }>(
    ctx,
    Prisma.sql`
      SELECT lease.channel, lease.epoch, lease.url, lease.population, lease.waiting,
        lease.is_closing OR COALESCE(process.is_leaving, false) AS "isClosing"
      FROM zone_leases AS lease
      LEFT JOIN sim_processes AS process ON process.sim_id = lease.sim_id AND process.expires_at > ${now}::timestamptz
      WHERE lease.zone_id = ${zoneId} AND lease.channel < ${firstInstanceChannel}::int
        AND lease.expires_at > ${now}::timestamptz`,
  );
  return channels
    .map((channel) => ({ ...channel, epoch: Number(channel.epoch) }))
    .toSorted((a, b) => a.channel - b.channel);
}

/** How long the key of a process that ended is listed: longer than what it signed last is valid. */
const keyOutlivesMs = minuteMs;

/** Returns the public keys of all running processes, as JWK, and of those that ended within the last minute. */
export async function signingKeys(ctx: Ctx): Promise<readonly unknown[]> {
  const processes = await ctx.db.simProcess.findMany({
    where: { expiresAt: { gt: new Date(ctx.clock.nowMs() - keyOutlivesMs) } },
    select: { publicKey: true },
  });
  return processes.map(({ publicKey }) => publicKey);
}

/** Returns the last position of a character; null before its first entry. */
export async function whereabouts(ctx: Ctx, characterId: CharacterId): Promise<Whereabouts | null> {
  const position = await ctx.db.playerPosition.findUnique({ where: { characterId } });
  if (position === null || position.zoneId === null) return null;
  const { zoneId, channel, zoneEpoch, x, y, facing, updatedAt, heldZoneId, heldChannel } = position;
  return {
    zoneId,
    channel: channel ?? 1,
    zoneEpoch: Number(zoneEpoch ?? 0),
    x,
    y,
    facing,
    seenAt: updatedAt,
    heldChannel: heldZoneId === zoneId ? heldChannel : null,
  };
}

/** Returns the address of the process with the fewest players among those that stay; null when none is registered. */
export async function idlestUrl(ctx: Ctx): Promise<string | null> {
  const now = new Date(ctx.clock.nowMs());
  const [processes, crowds] = await Promise.all([
    ctx.db.simProcess.findMany({
      where: { isLeaving: false, expiresAt: { gt: now } },
      orderBy: { simId: 'asc' },
      select: { simId: true, url: true },
    }),
    ctx.db.zoneLease.groupBy({ by: ['simId'], where: { expiresAt: { gt: now } }, _sum: { population: true } }),
  ]);
  const crowdOf = (simId: string) => crowds.find((crowd) => crowd.simId === simId)?._sum.population ?? 0;
  return processes.toSorted((a, b) => crowdOf(a.simId) - crowdOf(b.simId))[0]?.url ?? null;
}

/**
 * Returns the address at which a character's browser opens the socket: the process of the channel the character was
 * last
 * in, else of the first channel of its zone, else the least crowded process, which can open a channel. Null while no
 * process runs.
 */
export async function entryUrl(ctx: Ctx, characterId: CharacterId): Promise<string | null> {
  const seen = await whereabouts(ctx, characterId);
  const leases = await ctx.db.zoneLease.findMany({
    where: { expiresAt: { gt: new Date(ctx.clock.nowMs()) } },
    orderBy: [{ channel: 'asc' }, { population: 'asc' }],
    select: { zoneId: true, channel: true, epoch: true, url: true },
  });
  const inZone = leases.filter(({ zoneId }) => zoneId === seen?.zoneId);
  const same = inZone.find(({ channel, epoch }) => channel === seen?.channel && Number(epoch) === seen.zoneEpoch);
  const open =
    inZone.find(({ channel }) => channel === seen?.channel && !isInstance(channel)) ??
    inZone.find(({ channel }) => !isInstance(channel));
  return (same ?? open)?.url ?? (await idlestUrl(ctx)) ?? leases[0]?.url ?? null;
}

/** Returns the number of players in each zone that is hosted now, all its channels together. */
export async function zonePopulations(ctx: Ctx): Promise<ReadonlyMap<ZoneId, number>> {
  const leases = await ctx.db.zoneLease.findMany({
    where: { expiresAt: { gt: new Date(ctx.clock.nowMs()) } },
    select: { zoneId: true, population: true },
  });
  const populations = new Map<ZoneId, number>();
  for (const { zoneId, population } of leases)
    populations.set(zoneId as ZoneId, (populations.get(zoneId as ZoneId) ?? 0) + population);
  return populations;
}

/** Returns every district of the city with its open channels and the players in them. */
export async function zoneList({ db, clock }: Ctx): Promise<ZoneListView> {
  const leases = await db.zoneLease.groupBy({
    by: ['zoneId'],
    where: { expiresAt: { gt: new Date(clock.nowMs()) }, channel: { lt: firstInstanceChannel } },
    _count: { channel: true },
    _sum: { population: true },
  });
  const open = new Map(leases.map((lease) => [lease.zoneId, lease]));
  return {
    zones: zoneMaps.map(({ id }) => {
      const lease = open.get(id);
      return { zoneId: id as ZoneId, channels: lease?._count.channel ?? 0, population: lease?._sum.population ?? 0 };
    }),
  };
}

/** The registered processes and the holders of zone channels; expired ones are listed for a while longer. */
export interface ZoneHolders {
  readonly processes: readonly {
    readonly simId: string;
    readonly url: string;
    readonly isLeaving: boolean;
    readonly expiresAt: Date;
  }[];
  readonly leases: readonly {
    readonly zoneId: ZoneId;
    readonly channel: number;
    readonly simId: string;
    readonly epoch: number;
    readonly population: number;
    readonly expiresAt: Date;
  }[];
}

/** How long operators see expired entries. */
const shownMs = 60_000;

/** Returns every process and lease that is valid now or expired within the last minute, for operators. */
export async function zoneHolders(ctx: Ctx): Promise<ZoneHolders> {
  const expiresAt = { gt: new Date(ctx.clock.nowMs() - shownMs) };
  const [processes, leases] = await Promise.all([
    ctx.db.simProcess.findMany({
      where: { expiresAt },
      orderBy: { simId: 'asc' },
      select: { simId: true, url: true, isLeaving: true, expiresAt: true },
    }),
    ctx.db.zoneLease.findMany({
      where: { expiresAt },
      orderBy: [{ zoneId: 'asc' }, { channel: 'asc' }],
      select: { zoneId: true, channel: true, simId: true, epoch: true, population: true, expiresAt: true },
    }),
  ]);
  return {
    processes,
    leases: leases.map(({ zoneId, epoch, ...lease }) => ({ ...lease, zoneId: zoneId as ZoneId, epoch: Number(epoch) })),
  };
}

/** Returns the zone channels that a process holds now, each under its lease. */
export function runningZones(ctx: Ctx): Promise<{ zoneId: string; channel: number; epoch: number }[]> {
  return selectRaw<{ zoneId: string; channel: number; epoch: number }>(
    ctx,
    Prisma.sql`SELECT zone_id AS "zoneId", channel, epoch::int AS epoch FROM zone_leases
      WHERE expires_at > clock_timestamp()`,
  );
}
