import type { CharacterId } from '@necp/shared/kernel';
import type { Tx } from '../kernel';
import type { HeldZone } from './leases';

/** Tiles, and 0..255 for a full turn. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly facing: number;
}

export interface WrittenPosition extends Spot {
  readonly characterId: CharacterId;
  /** Under which entry it is written; an older one is refused. */
  readonly epoch: number;
}

/** Makes a zone the one writer of a character: counts its epoch up and tells where it was last in that zone. */
export async function takeCharacter(tx: Tx, zone: HeldZone, characterId: CharacterId): Promise<{ epoch: number; spot: Spot | null }> {
  const [taken] = await tx.$queryRaw<{ epoch: bigint; zone_id: string | null; x: number; y: number; facing: number }[]>`
    INSERT INTO player_positions AS position (character_id, epoch, held_zone_id, held_channel, held_epoch)
    VALUES (${characterId}::uuid, 1, ${zone.zoneId}, ${zone.channel}, ${zone.epoch})
    ON CONFLICT (character_id) DO UPDATE
      SET epoch = position.epoch + 1, held_zone_id = excluded.held_zone_id, held_channel = excluded.held_channel, held_epoch = excluded.held_epoch
    RETURNING epoch, zone_id, x, y, facing`;
  if (taken === undefined) throw new Error('an upsert returned nothing');
  const { epoch, zone_id: zoneId, x, y, facing } = taken;
  return { epoch: Number(epoch), spot: zoneId === zone.zoneId ? { x, y, facing } : null };
}

/**
 * Writes where everybody stands, in one statement, each under its epoch and all under the zone's.
 * @returns who was written; nobody when the zone has another holder
 */
export async function writePositions(tx: Tx, zone: HeldZone, positions: readonly WrittenPosition[]): Promise<ReadonlySet<string>> {
  if (positions.length === 0) return new Set();
  const written = await tx.$queryRaw<{ character_id: string }[]>`
    UPDATE player_positions AS position
    SET zone_id = ${zone.zoneId}, x = seen.x, y = seen.y, facing = seen.facing, updated_at = clock_timestamp()
    FROM unnest(
      ${positions.map(({ characterId }) => characterId)}::uuid[], ${positions.map(({ epoch }) => epoch)}::bigint[], ${positions.map(({ x }) => x)}::real[],
      ${positions.map(({ y }) => y)}::real[], ${positions.map(({ facing }) => facing)}::int[]
    ) AS seen (character_id, epoch, x, y, facing)
    WHERE position.character_id = seen.character_id AND position.epoch = seen.epoch
      AND EXISTS (SELECT FROM zone_leases WHERE zone_id = ${zone.zoneId} AND channel = ${zone.channel} AND epoch = ${zone.epoch})
    RETURNING position.character_id`;
  return new Set(written.map(({ character_id: characterId }) => characterId));
}

/** Nobody writes these characters until they enter somewhere. */
export async function letGo(tx: Tx, zone: HeldZone, characters: readonly { readonly characterId: CharacterId; readonly epoch: number }[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE player_positions AS position SET held_zone_id = NULL, held_channel = NULL, held_epoch = NULL
    FROM unnest(${characters.map(({ characterId }) => characterId)}::uuid[], ${characters.map(({ epoch }) => epoch)}::bigint[]) AS gone (character_id, epoch)
    WHERE position.character_id = gone.character_id AND position.epoch = gone.epoch AND position.held_epoch = ${zone.epoch}`;
}
