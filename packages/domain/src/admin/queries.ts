import type { EngineView } from '@necp/shared/admin/schema';
import { requirePermission, type Ctx } from '../kernel';
import { zoneHolders } from '../zone';
import { readFigures } from './cache';

/**
 * Returns the current state of the simulation: its processes, the zone channels they hold, and their load.
 * @throws GameError forbidden `kernel.not_permitted`
 */
export async function engineView(ctx: Ctx): Promise<EngineView> {
  requirePermission(ctx, 'admin.view_engine');
  const atMs = ctx.clock.nowMs();
  const { processes, leases } = await zoneHolders(ctx);
  const figures = await readFigures(
    ctx.redis,
    processes.map(({ simId }) => simId),
  );
  return {
    atMs,
    processes: processes.map(({ expiresAt, ...process }) => ({
      ...process,
      leftMs: expiresAt.getTime() - atMs,
      figures: figures.get(process.simId) ?? null,
    })),
    channels: leases.map(({ expiresAt, ...lease }) => ({
      ...lease,
      leftMs: expiresAt.getTime() - atMs,
      figures:
        figures
          .get(lease.simId)
          ?.channels.find(({ zoneId, channel }) => zoneId === lease.zoneId && channel === lease.channel) ?? null,
    })),
  };
}
