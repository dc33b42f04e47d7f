import { createWaitingRedis, type Logger } from '@necp/domain/kernel';
import type { Redis } from 'ioredis';

const channel = '/sim/zones-freed';

/**
 * Notifies the other processes that a zone has become free, and receives such messages. They are only hints: a process
 * that misses one notices the free zone at its next survey.
 */
export interface FreedZones {
  notify(): void;
  stop(): void;
}

export function hearFreed(redis: Redis, log: Logger, onFreed: () => void): FreedZones {
  const listening = createWaitingRedis(redis, (error) => log.warn({ err: error }, 'no updates about free zones'));
  listening.subscribe(channel).catch((error: unknown) => log.warn({ err: error }, 'no updates about free zones'));
  listening.on('message', onFreed);
  return {
    notify: () =>
      void redis
        .publish(channel, '')
        .catch((error: unknown) => log.debug({ err: error }, 'the notice of a free zone was not sent')),
    stop: () => listening.disconnect(),
  };
}
