import { SimFigures } from '@necp/shared/admin/schema';
import type { Redis } from 'ioredis';

/** A process that has not reported for this long is shown without figures. */
const livesSeconds = 10;
const keyOf = (simId: string) => `sim_figures:${simId}`;

export async function keepFigures(redis: Redis, figures: SimFigures): Promise<void> {
  await redis.set(keyOf(figures.simId), JSON.stringify(figures), 'EX', livesSeconds);
}

/** Returns the last report of each process that has sent one; empty while Redis is unavailable. */
export async function readFigures(redis: Redis, simIds: readonly string[]): Promise<ReadonlyMap<string, SimFigures>> {
  // Keys are read one by one: in a Redis cluster they may be on different nodes.
  const texts = await Promise.all(simIds.map((simId) => redis.get(keyOf(simId)).catch(() => null)));
  return new Map(
    texts.flatMap((text) => {
      const figures = text === null ? null : readOne(text);
      return figures === null ? [] : [[figures.simId, figures]];
    }),
  );
}

/** Returns null for reports in the format of another version. */
function readOne(text: string): SimFigures | null {
  try {
    return SimFigures.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
