import { createWaitingRedis, type Logger } from '@necp/domain/kernel';
import { ChatMessage } from '@necp/shared/chat/schema';
import { AccountId, ZoneId } from '@necp/shared/kernel';
import { isInstance } from '@necp/shared/zone/channels';
import type { Redis } from 'ioredis';
import type { CryptoKey } from 'jose';
import * as z from 'zod';
import type { Host } from '../hosting/host';
import type { SpokenMessage } from '../zone/state';
import type { SimKeys } from './keys';

const redisChannel = '/sim/zone-chat';
const Said = z.object({ from: z.string(), zoneId: ZoneId, chatMessage: ChatMessage, accountId: AccountId.nullable() });

/** Forwards the messages of a crowded zone's channel to its other channels, here and in other processes. */
export interface ZoneChat {
  /** Forwards a message of this channel, whose players have received it already. */
  spread(from: Host, spoken: SpokenMessage): void;
  stop(): void;
}

export interface ZoneChatParts {
  /** The key of this process has a new name after each start. */
  readonly keys: Pick<SimKeys, 'publicKey'>;
  /** Returns null for a key that no process of this city has. */
  readonly peerKey: (kid: string) => Promise<CryptoKey | null>;
  readonly hosts: () => readonly Host[];
  readonly log: Logger;
}

/**
 * Each message reaches every channel once, those of one process in the order in which they were sent. While Redis is
 * away only the channels of this process are connected.
 */
export function createZoneChat(redis: Redis, { keys, peerKey, hosts, log }: ZoneChatParts): ZoneChat {
  const own = keys.publicKey.kid ?? '';
  const listening = createWaitingRedis(redis, (error) => log.warn({ err: error }, 'no lines from other processes'));
  listening
    .subscribe(redisChannel)
    .catch((error: unknown) => log.warn({ err: error }, 'no lines from other processes'));
  const hear = (zoneId: string, spoken: SpokenMessage, from: Host | null) => {
    for (const host of hosts())
      if (host !== from && host.group === null && host.zone.state.map.id === zoneId)
        host.enqueue({ kind: 'heard', ...spoken });
  };
  const take = async (text: string) => {
    const { from, zoneId, ...spoken } = Said.parse(JSON.parse(text));
    // Another city may use the same Redis.
    if (from !== own && (await peerKey(from)) !== null) hear(zoneId, spoken, null);
  };
  let taken = Promise.resolve();
  // Messages are handled one after the other, so that the second message of a player never overtakes the first.
  listening.on('message', (_channel: string, text: string) => {
    taken = taken
      .then(() => take(text))
      .catch((error: unknown) => log.warn({ err: error }, 'a line from another process is not heard'));
  });
  return {
    spread: (from, spoken) => {
      const { map, channel } = from.zone.state;
      if (isInstance(channel)) return;
      hear(map.id, spoken, from);
      redis
        .publish(redisChannel, JSON.stringify({ from: own, zoneId: map.id, ...spoken }))
        .catch((error: unknown) => log.debug({ err: error }, 'other processes hear nothing'));
    },
    stop: () => listening.disconnect(),
  };
}
