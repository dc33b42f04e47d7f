import { ChatMessage } from '@necp/shared/chat/schema';
import type { Redis } from 'ioredis';

/** How many messages of a channel are cached, and for how long after the last one. */
export const cachedMessageCount = 100;
const cacheSeconds = 60 * 60;

/** One stream of messages: a channel, and which zone, own channel, group or pair of players it is. */
export interface Stream {
  readonly channel: ChatMessage['channel'];
  readonly scope: string;
}

const keyOf = ({ channel, scope }: Stream) => `chat_history:${channel}:${scope}`;

/** Adds the newest messages, oldest first. */
export async function cacheMessages(redis: Redis, stream: Stream, messages: readonly ChatMessage[]): Promise<void> {
  const key = keyOf(stream);
  await redis
    .multi()
    .lpush(key, ...messages.map((message) => JSON.stringify(message)))
    .ltrim(key, 0, cachedMessageCount - 1)
    .expire(key, cacheSeconds)
    .exec();
}

/** Forgets the cached messages of streams, which are read from the table again. */
export async function dropCached(redis: Redis, streams: readonly Stream[]): Promise<void> {
  if (streams.length > 0) await redis.del(...streams.map(keyOf));
}

/**
 * Returns the newest cached messages, oldest first; null when Redis is unavailable or has fewer, because what came
 * before a quiet hour is in the table only.
 */
export async function readCachedMessages(redis: Redis, stream: Stream, count: number): Promise<ChatMessage[] | null> {
  try {
    const texts = await redis.lrange(keyOf(stream), 0, count - 1);
    if (texts.length < count) return null;
    const messages = texts.map((text) => ChatMessage.parse(JSON.parse(text)));
    // Two processes may have cached their lines in another order than they were said.
    return messages.toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
  } catch {
    return null;
  }
}
