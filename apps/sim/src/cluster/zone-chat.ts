import { createWaitingRedis, type Logger } from '@necp/domain/kernel';
import { ChatLine } from '@necp/shared/chat/schema';
import { ZoneId } from '@necp/shared/kernel';
import { isInstance } from '@necp/shared/zone/channels';
import type { Redis } from 'ioredis';
import type { CryptoKey } from 'jose';
import * as z from 'zod';
import type { Host } from '../zone/host';
import type { SimKeys } from './keys';

const redisChannel = '/sim/zone-chat';
const Said = z.object({ from: z.string(), zoneId: ZoneId, line: ChatLine });

/** Carries what is said in the channel of a crowded zone to its other channels, here and in other processes. */
export interface ZoneChat {
  /** Said in this channel, where everybody has heard it already. */
  spread(from: Host, line: ChatLine): void;
  stop(): void;
}

export interface ZoneChatParts {
  /** The key of this process has another name after each start. */
  readonly keys: Pick<SimKeys, 'publicKey'>;
  /** Null for a key that no process of this city has. */
  readonly peerKey: (kid: string) => Promise<CryptoKey | null>;
  readonly hosts: () => readonly Host[];
  readonly log: Logger;
}

/**
 * One line reaches every channel once, those of one process in the order in which they were said. While Redis is away only
 * channels of this process hear one another.
 */
export function createZoneChat(redis: Redis, { keys, peerKey, hosts, log }: ZoneChatParts): ZoneChat {
  const own = keys.publicKey.kid ?? '';
  const listening = createWaitingRedis(redis, (error) => log.warn({ err: error }, 'no lines from other processes'));
  listening
    .subscribe(redisChannel)
    .catch((error: unknown) => log.warn({ err: error }, 'no lines from other processes'));
  const hear = (zoneId: string, line: ChatLine, from: Host | null) => {
    for (const host of hosts())
      if (host !== from && host.group === null && host.zone.state.map.id === zoneId)
        host.enqueue({ kind: 'heard', line });
  };
  const take = async (text: string) => {
    const { from, zoneId, line } = Said.parse(JSON.parse(text));
    // Another city may use the same Redis.
    if (from !== own && (await peerKey(from)) !== null) hear(zoneId, line, null);
  };
  let taken = Promise.resolve();
  // One after the other, so that nobody's second line overtakes the first.
  listening.on('message', (_channel: string, text: string) => {
    taken = taken
      .then(() => take(text))
      .catch((error: unknown) => log.warn({ err: error }, 'a line from another process is not heard'));
  });
  return {
    spread: (from, line) => {
      const { map, channel } = from.zone.state;
      if (isInstance(channel)) return;
      hear(map.id, line, from);
      redis
        .publish(redisChannel, JSON.stringify({ from: own, zoneId: map.id, line }))
        .catch((error: unknown) => log.debug({ err: error }, 'other processes hear nothing'));
    },
    stop: () => listening.disconnect(),
  };
}
