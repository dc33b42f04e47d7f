import { GameError, type CharacterId } from '@necp/shared/kernel';
import type { Tx } from '../kernel';
import type { HeldZone } from './leases';

/** A character to write, and the epoch of its entry. */
export interface Writer {
  readonly characterId: CharacterId;
  readonly epoch: number;
}

/**
 * Returns those of the characters that this zone may still write; none when the zone has another holder. Their
 * positions are locked until the transaction ends, so that no other zone takes them over meanwhile.
 */
export async function holdWriters(
  tx: Tx,
  zone: HeldZone,
  writers: readonly Writer[],
): Promise<ReadonlySet<CharacterId>> {
  if (writers.length === 0) return new Set();
  const held = await tx.$queryRaw<{ characterId: CharacterId; epoch: bigint }[]>`
    SELECT character_id AS "characterId", epoch FROM player_positions
    WHERE character_id = ANY(${writers.map(({ characterId }) => characterId)}::uuid[])
      AND EXISTS (SELECT FROM zone_leases WHERE zone_id = ${zone.zoneId} AND channel = ${zone.channel}
      AND epoch = ${zone.epoch})
    ORDER BY character_id FOR SHARE`;
  const epochs = new Map(held.map(({ characterId, epoch }) => [characterId, Number(epoch)]));
  return new Set(
    writers.filter(({ characterId, epoch }) => epochs.get(characterId) === epoch).map(({ characterId }) => characterId),
  );
}

/**
 * Asserts that this zone still writes all of them; see `holdWriters`.
 * @throws GameError unavailable `zone.moved`
 */
export async function assertWriters(tx: Tx, zone: HeldZone, writers: readonly Writer[]): Promise<void> {
  const held = await holdWriters(tx, zone, writers);
  if (writers.some(({ characterId }) => !held.has(characterId))) throw new GameError('unavailable', 'zone.moved');
}

/**
 * Asserts that this process still holds the zone, for what the zone does for no single character. The lease is locked
 * until the transaction ends, so that no other process takes the zone over meanwhile.
 * @throws GameError unavailable `zone.moved`
 */
export async function assertHolder(tx: Tx, { zoneId, channel, epoch }: HeldZone): Promise<void> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM zone_leases WHERE zone_id = ${zoneId} AND channel = ${channel} AND epoch = ${epoch} FOR SHARE`;
  if (held.length === 0) throw new GameError('unavailable', 'zone.moved');
}

/** Returns the zone channel in which a character stands now; null when it is nowhere or its lease has run out. */
export async function zoneOf(tx: Tx, characterId: CharacterId): Promise<HeldZone | null> {
  const [held] = await tx.$queryRaw<{ zoneId: string; channel: number; epoch: bigint }[]>`
    SELECT lease.zone_id AS "zoneId", lease.channel, lease.epoch
    FROM player_positions AS position JOIN zone_leases AS lease ON lease.zone_id = position.held_zone_id
      AND lease.channel = position.held_channel AND lease.epoch = position.held_epoch
    WHERE position.character_id = ${characterId}::uuid AND lease.expires_at > clock_timestamp()`;
  return held === undefined ? null : { ...held, epoch: Number(held.epoch) };
}
