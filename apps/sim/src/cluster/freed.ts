import { createWaitingRedis, type Logger } from '@necp/domain/kernel';
import type { Redis } from 'ioredis';

const channel = '/sim/zones-freed';

/**
 * Tells the other processes that a zone has become free, and hears it from them. Only a hint: whoever misses it finds
 * out at the next look.
 */
export interface FreedZones {
  notify(): void;
  stop(): void;
}

export function hearFreed(redis: Redis, log: Logger, onFreed: () => void): FreedZones {
  const listening = createWaitingRedis(redis, (error) => log.warn({ err: error }, 'no news of free zones'));
  listening.subscribe(channel).catch((error: unknown) => log.warn({ err: error }, 'no news of free zones'));
  listening.on('message', onFreed);
  return {
    notify: () =>
      void redis
        .publish(channel, '')
        .catch((error: unknown) => log.debug({ err: error }, 'nobody is told of a free zone')),
    stop: () => listening.disconnect(),
  };
}
