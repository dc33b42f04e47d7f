import { GameError, type CharacterId } from '@necp/shared/kernel';
import { isInstance } from '@necp/shared/zone/channels';
import type { Tx } from '../kernel';
import { isHeld, type HeldZone } from './leases';

/** A position in tiles, and a facing of 0..255 for a full turn. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly facing: number;
}

export interface WrittenPosition extends Placement {
  readonly characterId: CharacterId;
  /** The epoch under which it is written; an older one is refused. */
  readonly epoch: number;
}

/** A zone channel under one holder, and the last position of a character in it. */
export interface Whereabouts extends Placement {
  readonly zoneId: string;
  readonly channel: number;
  /** The epoch of the holder that wrote it: with zone and channel it identifies one instance. */
  readonly zoneEpoch: number;
  readonly seenAt: Date;
  /** The channel of that zone that has its entity now, which need not have written it yet; null when none does. */
  readonly heldChannel: number | null;
}

export interface Taking {
  readonly characterId: CharacterId;
  /** The position known to the zone that takes the character; null for a character without one. */
  readonly seen: Pick<Whereabouts, 'zoneId' | 'channel' | 'zoneEpoch'> | null;
  /** Where it appears, when that is not its last position. */
  readonly arrive: Placement | null;
}

/**
 * Makes a zone the only writer of a character: raises its epoch and returns its position in that zone, null for the
 * place of new arrivals, and its transfer payload, which is returned once.
 * @throws GameError conflict `zone.elsewhere` when it was written somewhere else meanwhile; unavailable `zone.moved`
 * when another process holds the zone
 */
export async function takeCharacter(
  tx: Tx,
  zone: HeldZone,
  { characterId, seen, arrive }: Taking,
): Promise<{ epoch: number; spot: Placement | null; brought: Brought | null }> {
  const taken =
    seen === null ? await takeFirst(tx, zone, characterId) : await takeAgain(tx, zone, { characterId, seen });
  if (taken === undefined) {
    const isHere = await isHeld(tx, zone);
    throw isHere ? new GameError('conflict', 'zone.elsewhere') : new GameError('unavailable', 'zone.moved');
  }
  const { carried, onTheWayMs } = taken;
  const epoch = Number(taken.epoch);
  if (arrive !== null) await writePositions(tx, zone, [{ characterId, epoch, ...arrive }]);
  const isBack = seen !== null && isSameGround(zone, seen);
  return {
    epoch,
    spot: arrive ?? (isBack ? { x: taken.x, y: taken.y, facing: taken.facing } : null),
    brought: carried === null ? null : { carried, onTheWayMs },
  };
}

interface Taken extends Placement {
  readonly epoch: bigint;
  readonly carried: string | null;
  readonly onTheWayMs: number;
}

/** Takes a character with a known position, in one statement; undefined when it is elsewhere or the zone is lost. */
async function takeAgain(
  tx: Tx,
  zone: HeldZone,
  { characterId, seen }: { readonly characterId: CharacterId; readonly seen: NonNullable<Taking['seen']> },
): Promise<Taken | undefined> {
  const [taken] = await tx.$queryRaw<Taken[]>`
    UPDATE player_positions AS position
    SET epoch = position.epoch + 1, held_zone_id = ${zone.zoneId}, held_channel = ${zone.channel},
      held_epoch = ${zone.epoch}, carried = NULL
    FROM (SELECT character_id, carried, updated_at FROM player_positions WHERE character_id = ${characterId}::uuid
      FOR NO KEY UPDATE) AS before
    WHERE position.character_id = before.character_id AND position.zone_id = ${seen.zoneId}
      AND position.channel IS NOT DISTINCT FROM ${seen.channel}::int
      AND position.zone_epoch IS NOT DISTINCT FROM ${seen.zoneEpoch}::bigint
      AND EXISTS (SELECT FROM zone_leases WHERE zone_id = ${zone.zoneId} AND channel = ${zone.channel}
      AND epoch = ${zone.epoch})
    RETURNING position.epoch, position.x, position.y, position.facing, before.carried::text AS carried,
      (extract(epoch FROM clock_timestamp() - before.updated_at) * 1000)::float8 AS "onTheWayMs"`;
  return taken;
}

/**
 * Takes a character that was never seen anywhere, in one statement; undefined when it is elsewhere or the zone is lost.
 * It brings nothing: a payload comes with a position.
 */
async function takeFirst(tx: Tx, zone: HeldZone, characterId: CharacterId): Promise<Taken | undefined> {
  const [taken] = await tx.$queryRaw<Omit<Taken, 'carried' | 'onTheWayMs'>[]>`
    INSERT INTO player_positions AS position (character_id, epoch, held_zone_id, held_channel, held_epoch)
    SELECT ${characterId}::uuid, 1, zone_id, channel, epoch FROM zone_leases
    WHERE zone_id = ${zone.zoneId} AND channel = ${zone.channel} AND epoch = ${zone.epoch}
    ON CONFLICT (character_id) DO UPDATE
      SET epoch = position.epoch + 1, held_zone_id = excluded.held_zone_id, held_channel = excluded.held_channel,
        held_epoch = excluded.held_epoch
      WHERE position.zone_id IS NULL
    RETURNING epoch, x, y, facing`;
  return taken === undefined ? undefined : { ...taken, carried: null, onTheWayMs: 0 };
}

/**
 * Checks whether two holders mean the same place: open zones outlive their holders, and all their channels are one
 * place; an instance is only itself.
 */
export function isSameGround(zone: HeldZone, seen: Pick<Whereabouts, 'zoneId' | 'channel' | 'zoneEpoch'>): boolean {
  if (seen.zoneId !== zone.zoneId) return false;
  if (!isInstance(zone.channel)) return !isInstance(seen.channel);
  return seen.channel === zone.channel && seen.zoneEpoch === zone.epoch;
}

export interface Handing {
  readonly characterId: CharacterId;
  readonly epoch: number;
  readonly arrive: Placement;
  /** The transfer payload, as JSON that only the simulation reads. */
  readonly carried: string | null;
}

/** The transfer payload of a character's last holder, and how long it had no holder. */
export interface Brought {
  readonly carried: string;
  readonly onTheWayMs: number;
}

/**
 * Hands a character from one holder to another, or to none when `to` has no holder here: the old one can no longer
 * write it. A repeated call gets the same answer.
 * @returns refused when the old holder had lost it already; otherwise the new one writes under the next epoch
 */
export async function handCharacter(
  tx: Tx,
  { from, to }: { readonly from: HeldZone; readonly to: HeldZone | { readonly zoneId: string } },
  hand: Handing,
): Promise<'moved' | 'repeated' | 'refused'> {
  const { characterId, epoch, arrive, carried } = hand;
  const held = 'epoch' in to ? to : null;
  const zoneChannel = held ?? { channel: 1, epoch: 0 };
  const moved = await tx.$executeRaw`
    UPDATE player_positions AS position
    SET epoch = position.epoch + 1, zone_id = ${to.zoneId}, channel = ${zoneChannel.channel},
      zone_epoch = ${zoneChannel.epoch}, x = ${arrive.x}, y = ${arrive.y}, facing = ${arrive.facing},
      held_zone_id = ${held?.zoneId ?? null}, held_channel = ${held?.channel ?? null},
      held_epoch = ${held?.epoch ?? null}, carried = ${carried}::jsonb,
      updated_at = clock_timestamp()
    WHERE character_id = ${characterId}::uuid AND epoch = ${epoch} AND held_zone_id = ${from.zoneId}
    AND held_channel = ${from.channel} AND held_epoch = ${from.epoch}
      AND EXISTS (SELECT FROM zone_leases WHERE zone_id = ${from.zoneId} AND channel = ${from.channel}
      AND epoch = ${from.epoch})`;
  if (moved === 1) return 'moved';
  const repeated = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM player_positions
    WHERE character_id = ${characterId}::uuid AND epoch = ${epoch + 1} AND zone_id = ${to.zoneId}
    AND channel = ${zoneChannel.channel} AND zone_epoch = ${zoneChannel.epoch}
      AND held_epoch IS NOT DISTINCT FROM ${held?.epoch ?? null}::bigint`;
  return repeated.length === 1 ? 'repeated' : 'refused';
}

/**
 * Writes all positions in one statement, each under its epoch and all under the zone's. They are locked by id first,
 * because others lock several positions too (`holdWriters`).
 * @returns the characters that were written; none when the zone has another holder
 */
export async function writePositions(
  tx: Tx,
  zone: HeldZone,
  positions: readonly WrittenPosition[],
): Promise<ReadonlySet<string>> {
  if (positions.length === 0) return new Set();
  const written = await tx.$queryRaw<{ character_id: string }[]>`
    UPDATE player_positions AS position
    SET zone_id = ${zone.zoneId}, channel = ${zone.channel}, zone_epoch = ${zone.epoch}, x = seen.x, y = seen.y,
      facing = seen.facing, updated_at = clock_timestamp()
    FROM (
      SELECT new.* FROM unnest(
        ${positions.map(({ characterId }) => characterId)}::uuid[], ${positions.map(({ epoch }) => epoch)}::bigint[],
          ${positions.map(({ x }) => x)}::real[],
        ${positions.map(({ y }) => y)}::real[], ${positions.map(({ facing }) => facing)}::int[]
      ) AS new (character_id, epoch, x, y, facing)
      JOIN player_positions AS held ON held.character_id = new.character_id
      ORDER BY held.character_id FOR NO KEY UPDATE OF held
    ) AS seen
    WHERE position.character_id = seen.character_id AND position.epoch = seen.epoch
      AND EXISTS (SELECT FROM zone_leases WHERE zone_id = ${zone.zoneId} AND channel = ${zone.channel}
      AND epoch = ${zone.epoch})
    RETURNING position.character_id`;
  return new Set(written.map(({ character_id: characterId }) => characterId));
}

/**
 * Releases characters: they have no writer until they enter a zone again, and their payload is kept.
 * @returns the characters that were released now; those of a repeated call were released before
 */
export async function letGo(
  tx: Tx,
  zone: HeldZone,
  characters: readonly {
    readonly characterId: CharacterId;
    readonly epoch: number;
    readonly carried?: string | null;
  }[],
): Promise<ReadonlySet<string>> {
  const released = await tx.$queryRaw<{ character_id: string }[]>`
    UPDATE player_positions AS position SET held_zone_id = NULL, held_channel = NULL, held_epoch = NULL,
      carried = gone.carried::jsonb
    FROM unnest(
      ${characters.map(({ characterId }) => characterId)}::uuid[], ${characters.map(({ epoch }) => epoch)}::bigint[],
        ${characters.map(({ carried }) => carried ?? null)}::text[]
    ) AS gone (character_id, epoch, carried)
    WHERE position.character_id = gone.character_id AND position.epoch = gone.epoch
    AND position.held_epoch = ${zone.epoch} RETURNING position.character_id`;
  return new Set(released.map(({ character_id: characterId }) => characterId));
}
