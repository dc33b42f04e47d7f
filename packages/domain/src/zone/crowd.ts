import type { CharacterId } from '@necp/shared/kernel';
import type { Tx } from '../kernel';
import type { HeldZone } from './leases';

/**
 * How long a character whose process ended without a word counts as in the city, from the last write of its zone: as
 * long as a seat is held for a player on the way in.
 */
const strandedSeconds = 60;

/** Who is in the city now, by the positions that processes hold; exact, unlike the numbers of the leases. */
interface Crowd {
  /** The number of characters in all zones and instances. */
  readonly count: number;
  /** Those of the named characters that are among them. */
  readonly among: ReadonlySet<CharacterId>;
}

/**
 * Counts the characters in the city, and finds the named ones among them. Those of a process that was killed are among
 * them for a moment: their players return, and must not find their seats given away.
 */
export async function crowdWith(tx: Tx, named: readonly CharacterId[]): Promise<Crowd> {
  const [crowd] = await tx.$queryRaw<{ count: number; among: CharacterId[] | null }[]>`
    SELECT count(*)::int AS count,
      array_agg(position.character_id::text) FILTER (WHERE position.character_id = ANY(${[...named]}::uuid[])) AS among
    FROM player_positions AS position LEFT JOIN zone_leases AS lease ON lease.zone_id = position.held_zone_id
      AND lease.channel = position.held_channel AND lease.epoch = position.held_epoch
    WHERE position.held_zone_id IS NOT NULL AND (lease.expires_at > clock_timestamp()
      OR position.updated_at > clock_timestamp() - make_interval(secs => ${strandedSeconds}))`;
  return { count: crowd?.count ?? 0, among: new Set(crowd?.among ?? []) };
}

/**
 * Returns when a zone wrote each of the characters last, by the clock of the database; those never written are left
 * out.
 */
export async function lastWrites(
  tx: Tx,
  characterIds: readonly CharacterId[],
): Promise<ReadonlyMap<CharacterId, Date>> {
  if (characterIds.length === 0) return new Map();
  const written = await tx.playerPosition.findMany({
    where: { characterId: { in: [...characterIds] }, zoneId: { not: null } },
    select: { characterId: true, updatedAt: true },
  });
  return new Map(written.map(({ characterId, updatedAt }) => [characterId as CharacterId, updatedAt]));
}

/** Where a character is in the city, under which holder of the zone. */
export interface Place extends HeldZone {
  readonly characterId: CharacterId;
}

/** Returns where the named characters are, by the positions that running processes hold; others are left out. */
export async function placesOf(tx: Tx, characterIds: readonly CharacterId[]): Promise<ReadonlyMap<CharacterId, Place>> {
  if (characterIds.length === 0) return new Map();
  const places = await tx.$queryRaw<(Omit<Place, 'epoch'> & { readonly epoch: bigint })[]>`
    SELECT position.character_id AS "characterId", lease.zone_id AS "zoneId", lease.channel, lease.epoch
    FROM player_positions AS position JOIN zone_leases AS lease ON lease.zone_id = position.held_zone_id
      AND lease.channel = position.held_channel AND lease.epoch = position.held_epoch
    WHERE position.character_id = ANY(${[...characterIds]}::uuid[]) AND lease.expires_at > clock_timestamp()`;
  return new Map(places.map((place) => [place.characterId, { ...place, epoch: Number(place.epoch) }]));
}

/** Returns those of the zones that these holders no longer hold. */
export async function lostAmong(tx: Tx, zones: readonly HeldZone[]): Promise<HeldZone[]> {
  const held = await tx.$queryRaw<{ zoneId: string; channel: number; epoch: bigint }[]>`
    SELECT zone_id AS "zoneId", channel, epoch FROM zone_leases WHERE expires_at > clock_timestamp()`;
  const keys = new Set(held.map(({ zoneId, channel, epoch }) => `${zoneId} ${channel} ${epoch}`));
  return zones.filter(({ zoneId, channel, epoch }) => !keys.has(`${zoneId} ${channel} ${epoch}`));
}
