import { Redis } from 'ioredis';

const commandMs = 500;

/**
 * A client that refuses within half a second instead of waiting when Redis is away, and comes back by itself.
 * Errors are the caller's to expect; the connection's own go to `onTrouble`.
 */
export function createRedis(url: string, onTrouble: (error: Error) => void): Redis {
  const client = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: commandMs,
    connectTimeout: 2_000,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 6), 2_000),
  });
  client.on('error', onTrouble);
  return client;
}

/** A second connection for commands that wait (subscriptions, blocking reads), which must not hold up the others. */
export function createWaitingRedis(client: Redis, onTrouble: (error: Error) => void): Redis {
  const waiting = client.duplicate({ commandTimeout: undefined, enableOfflineQueue: true, maxRetriesPerRequest: null });
  waiting.on('error', onTrouble);
  return waiting;
}
