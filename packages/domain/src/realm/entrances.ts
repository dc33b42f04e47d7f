import { AsyncResource } from 'node:async_hooks';
import { GameError } from '@necp/shared/kernel';
import PQueue from 'p-queue';
import { clientOf, type Ctx, oneForAll } from '../kernel';

/**
 * How many acts of one process stand before the realm's lock at once: the next one is ready when the lock becomes
 * free, and a crowd leaves the connections of the pool to all other calls.
 */
const mostAtLock = 2;
/** How many may wait for that in memory; each takes some milliseconds. */
export const mostWaiting = 1_000;

// One queue for each database of the process.
const queues = oneForAll('realm.entrances', () => new WeakMap<object, PQueue>());

/**
 * Runs an act that locks the realm when it is its turn, first come first served in this process.
 * @throws GameError unavailable `kernel.busy` when too many wait already
 */
export async function inTurn<T>(ctx: Ctx, act: () => Promise<T>): Promise<T> {
  const key = clientOf(ctx);
  const queue = queues.get(key) ?? new PQueue({ concurrency: mostAtLock });
  queues.set(key, queue);
  if (queue.size >= mostWaiting) throw new GameError('unavailable', 'kernel.busy');
  // Without the binding, it would run as a part of the request that ended before it.
  return queue.add(AsyncResource.bind(act));
}
