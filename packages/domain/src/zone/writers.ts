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
 * positions
 * are locked until the transaction ends, so that no other zone takes them over meanwhile.
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
