import { ChatMessage } from '@necp/shared/chat/schema';
import type { Redis } from 'ioredis';

/** How many lines of a channel stay at hand, and for how long after the last one. */
export const cachedLines = 100;
const cacheSeconds = 60 * 60;

const keyOf = (zoneId: string) => `chat_history:zone:${zoneId}`;

/** Adds the newest lines, oldest first. */
export async function cacheLines(redis: Redis, zoneId: string, lines: readonly ChatMessage[]): Promise<void> {
  const key = keyOf(zoneId);
  await redis
    .multi()
    .lpush(key, ...lines.map((line) => JSON.stringify(line)))
    .ltrim(key, 0, cachedLines - 1)
    .expire(key, cacheSeconds)
    .exec();
}

/** The cached lines, oldest first; null when Redis is away or knows none. */
export async function readCachedLines(redis: Redis, zoneId: string): Promise<ChatMessage[] | null> {
  try {
    const texts = await redis.lrange(keyOf(zoneId), 0, cachedLines - 1);
    if (texts.length === 0) return null;
    return texts.toReversed().map((text) => ChatMessage.parse(JSON.parse(text)));
  } catch {
    return null;
  }
}
