import { ChatMessage } from '@necp/shared/chat/schema';
import type { Redis } from 'ioredis';

/** How many messages of a channel are cached, and for how long after the last one. */
export const cachedMessageCount = 100;
const cacheSeconds = 60 * 60;

const keyOf = (zoneId: string) => `chat_history:zone:${zoneId}`;

/** Adds the newest messages, oldest first. */
export async function cacheMessages(redis: Redis, zoneId: string, messages: readonly ChatMessage[]): Promise<void> {
  const key = keyOf(zoneId);
  await redis
    .multi()
    .lpush(key, ...messages.map((message) => JSON.stringify(message)))
    .ltrim(key, 0, cachedMessageCount - 1)
    .expire(key, cacheSeconds)
    .exec();
}

/** Forgets the cached messages of zones, which are read from the table again. */
export async function dropCached(redis: Redis, zoneIds: readonly string[]): Promise<void> {
  if (zoneIds.length > 0) await redis.del(...zoneIds.map(keyOf));
}

/** Returns the cached messages, oldest first; null when Redis is unavailable or has none. */
export async function readCachedMessages(redis: Redis, zoneId: string): Promise<ChatMessage[] | null> {
  try {
    const texts = await redis.lrange(keyOf(zoneId), 0, cachedMessageCount - 1);
    if (texts.length === 0) return null;
    return texts.toReversed().map((text) => ChatMessage.parse(JSON.parse(text)));
  } catch {
    return null;
  }
}
