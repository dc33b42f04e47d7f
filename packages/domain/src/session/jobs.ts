import * as z from 'zod';
import type { Ctx, Job } from '../kernel';
import { markEnded } from './cache';

export const jobs: readonly Job[] = [{ name: 'session.evict_cached', run: evictCached }];

/** Makes sure that no cache entry outlives its session, also when Redis was unavailable when it ended. */
async function evictCached(ctx: Ctx, payload: unknown): Promise<void> {
  const { secretHashes } = z.object({ secretHashes: z.array(z.string()) }).parse(payload);
  await markEnded(ctx.redis, secretHashes);
}
