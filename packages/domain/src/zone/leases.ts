import { GameError } from '@necp/shared/kernel';
import { firstInstanceChannel } from '@necp/shared/zone/channels';
import type { LocalText } from '@necp/shared/zone/map';
import type { Tx } from '../kernel';
import { nameTaken, type NamedProcess } from './processes';

/** One channel of a zone under one holder. */
export interface HeldZone {
  readonly zoneId: string;
  readonly channel: number;
  readonly epoch: number;
}

export interface ClaimZoneInput extends NamedProcess {
  readonly zoneId: string;
  readonly name: LocalText;
  readonly channel: number;
  /** The address of the claiming process for browsers. */
  readonly url: string;
  readonly leaseMs: number;
}

/**
 * Takes a free or expired lease, or one that this same process held before it was restarted; returns null while another
 * process holds it, or another living process has the name. The time is that of the database, so that clocks need not
 * agree.
 */
export async function takeLease(tx: Tx, input: ClaimZoneInput): Promise<number | null> {
  if ((await nameTaken(tx, input)) !== null) return null;
  await tx.$executeRaw`INSERT INTO zones (id, name) VALUES (${input.zoneId}, ${JSON.stringify(input.name)}::jsonb)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE zones.name <> excluded.name`;
  const [taken] = await tx.$queryRaw<{ epoch: bigint }[]>`
    INSERT INTO zone_leases AS lease (zone_id, channel, sim_id, url, epoch, expires_at)
    VALUES (${input.zoneId}, ${input.channel}, ${input.simId}, ${input.url}, 1,
      clock_timestamp() + ${input.leaseMs} * interval '1 millisecond')
    ON CONFLICT (zone_id, channel) DO UPDATE
      SET sim_id = excluded.sim_id, url = excluded.url, epoch = lease.epoch + 1, population = 0, waiting = 0,
        is_closing = false, expires_at = excluded.expires_at
      WHERE lease.sim_id = excluded.sim_id OR lease.expires_at < clock_timestamp()
    RETURNING epoch`;
  return taken === undefined ? null : Number(taken.epoch);
}

/**
 * Takes a channel for a private instance: a released one, under the next epoch, or a new one.
 * @returns its channel and epoch
 */
export async function takeFreeChannel(
  tx: Tx,
  input: Omit<ClaimZoneInput, 'channel'>,
): Promise<{ channel: number; epoch: number }> {
  // This runs for one transaction at a time: a new channel is one more than the highest, which two must not read at
  // once.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('zone copy ' || ${input.zoneId}))`;
  const [free] = await tx.$queryRaw<{ channel: number }[]>`
    SELECT channel FROM zone_leases WHERE zone_id = ${input.zoneId} AND channel >= ${firstInstanceChannel}
      AND expires_at < clock_timestamp() ORDER BY channel LIMIT 1 FOR NO KEY UPDATE`;
  const [highest] = await tx.$queryRaw<
    { channel: number | null }[]
  >`SELECT max(channel) AS channel FROM zone_leases WHERE zone_id = ${input.zoneId}
    AND channel >= ${firstInstanceChannel}`;
  const channel = free?.channel ?? (highest?.channel ?? firstInstanceChannel - 1) + 1;
  // A channel whose lease expired has no owner, even when the process that had it has the same name.
  const epoch = await takeLease(tx, { ...input, channel });
  if (epoch === null) throw new GameError('conflict', 'zone.moved');
  return { channel, epoch };
}

/** The state of a channel, as its holder reports with each renewal. */
export interface Renewal {
  readonly leaseMs: number;
  readonly population: number;
  /** Players waiting for a seat; 0 when left out. */
  readonly waiting?: number;
  /** Whether it is closing to new players, because the other channels have room for all. */
  readonly isClosing?: boolean;
}

/** Renews a lease that no other process took, also one that expired unnoticed; returns false when it is lost. */
export async function extendLease(
  tx: Tx,
  zone: HeldZone,
  { leaseMs, population, waiting = 0, isClosing = false }: Renewal,
): Promise<boolean> {
  const extended = await tx.$executeRaw`
    UPDATE zone_leases SET expires_at = clock_timestamp() + ${leaseMs} * interval '1 millisecond',
      population = ${population}, waiting = ${waiting}, is_closing = ${isClosing}
    WHERE zone_id = ${zone.zoneId} AND channel = ${zone.channel} AND epoch = ${zone.epoch}`;
  return extended === 1;
}

/** Releases a lease, so that others can take it at once; the row stays, and its epoch goes on counting. */
export async function endLease(tx: Tx, zone: HeldZone): Promise<void> {
  await tx.$executeRaw`
    UPDATE zone_leases SET expires_at = clock_timestamp() - interval '1 second', population = 0, waiting = 0,
      is_closing = false
    WHERE zone_id = ${zone.zoneId} AND channel = ${zone.channel} AND epoch = ${zone.epoch}`;
}

export async function isHeld(tx: Tx, zone: HeldZone): Promise<boolean> {
  const lease = await tx.zoneLease.findUnique({
    where: { zoneId_channel: { zoneId: zone.zoneId, channel: zone.channel } },
    select: { epoch: true },
  });
  return lease !== null && Number(lease.epoch) === zone.epoch;
}
