import { isRunning } from '@necp/shared/maintenance/rules';
import type { MaintenanceView } from '@necp/shared/maintenance/schema';
import { hasPermission } from '@necp/shared/role/permissions';
import { cache } from 'react';
import { currentActor } from './session';
import { serverCaller } from './trpc';

/** Returns the maintenance that keeps this visitor out; null for staff, and while none runs or it is not known. */
export const keepsOut = cache(async (): Promise<MaintenanceView | null> => {
  const caller = await serverCaller();
  const maintenance = await caller.maintenance.current().catch(() => null);
  if (!isRunning(maintenance)) return null;
  const actor = await currentActor();
  return hasPermission(actor?.roles ?? [], 'maintenance.enter') ? null : maintenance;
});
