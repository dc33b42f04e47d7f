import { addressKey, GameError, minuteMs } from '@necp/shared/kernel';
import { ruleOf, type LimitName } from '@necp/shared/limit/registry';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { Ctx } from './context';

/** A counter of one limit. It refuses nothing itself, so that a change of the points holds for what was counted. */
interface Counter {
  readonly windowSeconds: number;
  readonly limiter: RateLimiterRedis;
}

const counters = new WeakMap<Redis, Map<LimitName, Counter>>();
const points = Number.MAX_SAFE_INTEGER;

/** Counts in Redis for all processes, and in this process alone while Redis is unavailable. */
function counterOf({ redis, limits }: Ctx, name: LimitName): RateLimiterRedis {
  const windowSeconds = limits.valueOf(name).windowSeconds ?? 1;
  const known = counters.get(redis) ?? new Map<LimitName, Counter>();
  counters.set(redis, known);
  const found = known.get(name);
  if (found?.windowSeconds === windowSeconds) return found.limiter;
  // Each length of the window counts by itself, because Redis keeps the end of a window that has begun.
  const parts = { keyPrefix: `limit:${name}:${windowSeconds}`, points, duration: windowSeconds };
  const limiter = new RateLimiterRedis({
    ...parts,
    storeClient: redis,
    insuranceLimiter: new RateLimiterMemory(parts),
  });
  known.set(name, { windowSeconds, limiter });
  return limiter;
}

/**
 * Counts one attempt under a limit as it is set now. Limits of calls and procedures give staff a multiple.
 * @throws GameError throttled, with `seconds` and `minutes` to wait
 */
export async function spend(ctx: Ctx, name: LimitName, key: string): Promise<void> {
  const { consumedPoints, msBeforeNext } = await counterOf(ctx, name).consume(key);
  if (consumedPoints <= pointsFor(ctx, name)) return;
  throw new GameError('throttled', ruleOf(name).refusal ?? 'kernel.too_many_calls', waitWords(msBeforeNext));
}

function pointsFor({ actor, limits }: Ctx, name: LimitName): number {
  const isOfCalls = name === 'calls_account' || ruleOf(name).kind === 'procedure';
  return isOfCalls && actor !== null ? limits.pointsFor(name, actor.roles) : limits.valueOf(name).points;
}

function waitWords(waitMs: number): { seconds: number; minutes: number } {
  return { seconds: Math.max(1, Math.ceil(waitMs / 1000)), minutes: Math.max(1, Math.ceil(waitMs / minuteMs)) };
}

/** Gives one attempt back after it turned out to be legitimate. */
export async function giveBack(ctx: Ctx, name: LimitName, key: string): Promise<void> {
  await counterOf(ctx, name)
    .reward(key)
    .catch(() => null);
}

/** Returns the key under which the calls of an address are counted, and those of our own processes. */
export function limitKey(address: string | null): string {
  return address === null ? 'house' : addressKey(address);
}
