import { GameError } from '@necp/shared/kernel';
import { isRunning, retrySeconds } from '@necp/shared/maintenance/rules';
import type { MaintenanceView } from '@necp/shared/maintenance/schema';
import { type Ctx, isPermitted, oneForAll } from '../kernel';
import { type Maintenance, readMaintenance, viewOf } from './queries';

/** How old a process's knowledge of the maintenance may be; no message needs to arrive for that. */
const knownMs = 1_000;

interface Known {
  readonly maintenance: Maintenance | null;
  readonly readMs: number;
}
interface Memory {
  known: Known | null;
  reading: Promise<Known> | null;
}

/** What each domain of this process has read last. */
const memories = oneForAll('maintenance', () => new WeakMap<object, Memory>());

function memoryOf({ redis }: Ctx): Memory {
  const memory = memories.get(redis) ?? { known: null, reading: null };
  memories.set(redis, memory);
  return memory;
}

/**
 * Returns the maintenance as it was at most a second ago, or as it was read last while the database is away.
 * @throws GameError unavailable when it was never read and cannot be
 */
export async function currentMaintenance(ctx: Ctx): Promise<MaintenanceView | null> {
  const memory = memoryOf(ctx);
  const nowMs = ctx.clock.nowMs();
  const { known } = memory;
  const isFresh = known !== null && nowMs >= known.readMs && nowMs - known.readMs < knownMs;
  const { maintenance } = isFresh ? known : await read(ctx, memory);
  return maintenance === null ? null : viewOf(maintenance, ctx.clock.nowMs());
}

function read(ctx: Ctx, memory: Memory): Promise<Known> {
  memory.reading ??= readMaintenance(ctx)
    .then(
      (maintenance) => (memory.known = { maintenance, readMs: ctx.clock.nowMs() }),
      (error: unknown) => {
        if (memory.known === null) throw error;
        return memory.known;
      },
    )
    .finally(() => (memory.reading = null));
  return memory.reading;
}

/** Forgets what was read, after a change by this process. */
export function forgetKnown(ctx: Ctx): void {
  memories.delete(ctx.redis);
}

/**
 * Refuses players while a maintenance runs; staff pass.
 * @throws GameError unavailable `maintenance.running` with the seconds until the caller should try again
 */
export async function demandOpen(ctx: Ctx): Promise<void> {
  const maintenance = await currentMaintenance(ctx);
  if (maintenance !== null && isRunning(maintenance) && !isPermitted(ctx, 'maintenance.enter'))
    throw refusalOf(maintenance);
}

export function refusalOf({ endsInMs }: Pick<MaintenanceView, 'endsInMs'>): GameError {
  return new GameError('unavailable', 'maintenance.running', { retrySeconds: retrySeconds(endsInMs) });
}
