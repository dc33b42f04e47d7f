import { addressKey, GameError, minuteMs } from '@necp/shared/kernel';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Ctx } from '../kernel';

/** The number of attempts allowed within a window. */
export interface Limit {
  readonly name: string;
  readonly points: number;
  readonly windowMs: number;
  /** The code of the refusal for one attempt too many, with `seconds` to wait. */
  readonly refusal: string;
}

const limiters = new WeakMap<Redis, Map<string, RateLimiterRedis>>();

/** Counts in Redis for all processes, and in this process alone while Redis is unavailable. */
function limiterOf(redis: Redis, limit: Limit): RateLimiterRedis {
  const known = limiters.get(redis) ?? new Map<string, RateLimiterRedis>();
  limiters.set(redis, known);
  const found = known.get(limit.name);
  if (found !== undefined) return found;
  const { points } = limit;
  const duration = limit.windowMs / 1000;
  const made = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: `limit:${limit.name}`,
    points,
    duration,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: `limit:${limit.name}`, points, duration }),
  });
  known.set(limit.name, made);
  return made;
}

/**
 * Counts one attempt.
 * @param code the refusal of one attempt too many, with `seconds` and `minutes` to wait
 * @throws GameError throttled
 */
export async function spend(ctx: Ctx, limit: Limit, key: string): Promise<void> {
  try {
    await limiterOf(ctx.redis, limit).consume(key);
  } catch (answer) {
    if (answer instanceof RateLimiterRes)
      throw new GameError('throttled', limit.refusal, waitWords(answer.msBeforeNext));
    throw answer;
  }
}

function waitWords(waitMs: number): { seconds: number; minutes: number } {
  return { seconds: Math.max(1, Math.ceil(waitMs / 1000)), minutes: Math.max(1, Math.ceil(waitMs / minuteMs)) };
}

/** Gives one attempt back after it turned out to be legitimate. */
export async function giveBack(ctx: Ctx, limit: Limit, key: string): Promise<void> {
  await limiterOf(ctx.redis, limit)
    .reward(key)
    .catch(() => null);
}

/** Returns the key under which the calls of an address are counted, and those of our own processes. */
export function limitKey(address: string | null): string {
  return address === null ? 'house' : addressKey(address);
}
