import { Redis } from 'ioredis';

const commandMs = 500;

/**
 * Creates a client that fails within half a second instead of waiting when Redis is unavailable, and reconnects
 * automatically. Callers must expect errors; those of the connection itself go to `onTrouble`.
 * @param commandTimeoutMs how long a command may take while Redis is connected
 */
export function createRedis(url: string, onTrouble: (error: Error) => void, commandTimeoutMs = commandMs): Redis {
  const client = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: commandTimeoutMs,
    connectTimeout: 2_000,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 6), 2_000),
  });
  client.on('error', onTrouble);
  return client;
}

/**
 * Opens a second connection for commands that block (subscriptions, blocking reads), so that they do not delay the
 * others.
 */
export function createWaitingRedis(client: Redis, onTrouble: (error: Error) => void): Redis {
  const waiting = client.duplicate({ commandTimeout: undefined, enableOfflineQueue: true, maxRetriesPerRequest: null });
  waiting.on('error', onTrouble);
  return waiting;
}
