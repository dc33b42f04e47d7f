import type { Logger } from '@necp/domain/kernel';
import type { Redis } from 'ioredis';
import type { Host } from '../hosting/host';
import { at } from '../zone/state';

/** The positions and player lists in Redis for other processes and operators; they are not authoritative. */
export interface Presence {
  stop(): void;
}

export interface PresenceParts {
  readonly hosts: () => readonly Host[];
  /** The name of this process, and whether it has this name now. */
  readonly serverId: string;
  readonly isNamed: () => boolean;
  readonly log: Logger;
}

const everyMs = 5_000;
/** Lifetimes in seconds; those of zones count from the last write. */
const livesS = { position: 300, zone: 300, server: 15 } as const;
/** A geo set stores degrees: a hundred tiles are one degree. */
const tilesPerDegree = 100;
/** A degree of the globe that Redis computes distances on. */
const kmPerDegree = 111.2263;

/** Each channel has its own key, because another process may host another one. */
const channelKey = (zoneId: string, channel: number) =>
  channel === 1 ? `zone_players:${zoneId}` : `zone_players:${zoneId}:${channel}`;

/**
 * Returns how many players stand around a spot in each of some channels of a zone, whichever process hosts them.
 * Positions are up to five seconds old; null when Redis does not answer.
 */
export async function playersNear(
  redis: Redis,
  spot: { readonly zoneId: string; readonly x: number; readonly y: number; readonly radiusTiles: number },
  channels: readonly number[],
): Promise<ReadonlyMap<number, number> | null> {
  const pipeline = redis.pipeline();
  const [lon, lat] = [spot.x / tilesPerDegree, spot.y / tilesPerDegree];
  const radiusKm = (spot.radiusTiles / tilesPerDegree) * kmPerDegree;
  for (const channel of channels)
    pipeline.geosearch(channelKey(spot.zoneId, channel), 'FROMLONLAT', lon, lat, 'BYRADIUS', radiusKm, 'KM');
  const answers = await pipeline.exec().catch(() => null);
  if (answers === null || answers.some(([error]) => error !== null)) return null;
  return new Map(channels.map((channel, index) => [channel, (answers[index]?.[1] as unknown[]).length]));
}

/**
 * Writes `player_position:{characterId}`, `zone_players:{zoneId}` of its first channel,
 * `zone_players:{zoneId}:{channel}` of the others, and `active_players:{serverId}` as long as Redis is available.
 */
export function keepPresence(redis: Redis, { hosts, serverId, isNamed, log }: PresenceParts): Presence {
  let isWriting = false;
  const write = async () => {
    if (isWriting || !isNamed()) return;
    isWriting = true;
    try {
      await writeAll(redis, hosts(), serverId);
    } catch (err) {
      log.debug({ err }, 'presence was not published');
    } finally {
      isWriting = false;
    }
  };
  const timer = setInterval(() => void write(), everyMs);
  return { stop: () => clearInterval(timer) };
}

async function writeAll(redis: Redis, hosts: readonly Host[], serverId: string): Promise<void> {
  const pipeline = redis.pipeline();
  const active: string[] = [];
  for (const {
    zone: { state },
  } of hosts) {
    const {
      map: { id: zoneId },
      channel,
    } = state;
    const key = channelKey(zoneId, channel);
    pipeline.del(key);
    for (const { characterId, entityIndex } of state.players.values()) {
      const [x, y] = [at(state.x, entityIndex), at(state.y, entityIndex)];
      active.push(characterId);
      pipeline.geoadd(key, x / tilesPerDegree, y / tilesPerDegree, characterId);
      pipeline.set(
        `player_position:${characterId}`,
        JSON.stringify({ zoneId, channel, x, y, facing: at(state.facing, entityIndex), atMs: state.nowMs }),
        'EX',
        livesS.position,
      );
    }
    pipeline.expire(key, livesS.zone);
  }
  const server = `active_players:${serverId}`;
  pipeline.del(server);
  if (active.length > 0) pipeline.sadd(server, ...active);
  pipeline.expire(server, livesS.server);
  await pipeline.exec();
}
