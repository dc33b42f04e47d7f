import { SimFigures } from '@necp/shared/admin/schema';
import type { Redis } from 'ioredis';

/** A process that stays silent for so long is shown without figures. */
const livesSeconds = 10;
const keyOf = (simId: string) => `sim_figures:${simId}`;

export async function keepFigures(redis: Redis, figures: SimFigures): Promise<void> {
  await redis.set(keyOf(figures.simId), JSON.stringify(figures), 'EX', livesSeconds);
}

/** The last word of each process that has said one; empty while Redis is away. */
export async function readFigures(redis: Redis, simIds: readonly string[]): Promise<ReadonlyMap<string, SimFigures>> {
  // One by one: in a cluster the keys of several processes lie in several places.
  const texts = await Promise.all(simIds.map((simId) => redis.get(keyOf(simId)).catch(() => null)));
  return new Map(
    texts.flatMap((text) => {
      const figures = text === null ? null : readOne(text);
      return figures === null ? [] : [[figures.simId, figures]];
    }),
  );
}

/** Null for what an older or newer process has written. */
function readOne(text: string): SimFigures | null {
  try {
    return SimFigures.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
