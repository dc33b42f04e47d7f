import type { Redis } from 'ioredis';

/**
 * Sends a message to everyone who listens to a live channel now, e.g. `/topic/player/{accountId}/notifications`. It is
 * only a hint: a client that is offline misses it, and the durable state is in the database.
 */
export async function push(redis: Redis, channel: string, message: unknown): Promise<void> {
  await redis.publish(channel, JSON.stringify(message));
}
