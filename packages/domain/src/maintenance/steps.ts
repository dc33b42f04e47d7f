import { GameError, type SessionId } from '@necp/shared/kernel';
import { isRunning } from '@necp/shared/maintenance/rules';
import { hasPermission } from '@necp/shared/role/permissions';
import { explainConstraints, nowOf, type Tx } from '../kernel';
import { rolesOfSessions } from '../session';
import { refusalOf } from './gate';
import { type Maintenance, openRow, viewOf } from './queries';

explainConstraints({ maintenances_one_open: { kind: 'conflict', code: 'maintenance.planned_already' } });

/**
 * Refuses an entrance while a maintenance runs, unless the roles of the session allow it; without a session it is that
 * of a newcomer. It reads the rows, never what the process knows.
 * @throws GameError unavailable `maintenance.running`
 */
export async function demandEntry(tx: Tx, sessionId: SessionId | null): Promise<void> {
  const [maintenance] = await tx.$queryRaw<Maintenance[]>(openRow);
  const view = maintenance === undefined ? null : viewOf(maintenance, nowOf(tx).getTime());
  if (view === null || !isRunning(view)) return;
  const roles = sessionId === null ? [] : ((await rolesOfSessions(tx, [sessionId])).get(sessionId) ?? []);
  if (!hasPermission(roles, 'maintenance.enter')) throw refusalOf(view);
}

/**
 * Locks the maintenance that the caller means.
 * @throws GameError conflict `maintenance.none` when it is over, `maintenance.changed` when it is newer than the caller
 * knows
 */
export async function lockSeen(
  tx: Tx,
  seen: { readonly id: string; readonly knownVersion: number },
): Promise<Maintenance> {
  const open = await lockOpen(tx);
  if (open.id !== seen.id) throw new GameError('conflict', 'maintenance.none');
  if (open.version !== seen.knownVersion) throw new GameError('conflict', 'maintenance.changed');
  return open;
}

/**
 * Locks the maintenance that has not ended.
 * @throws GameError conflict `maintenance.none`
 */
export async function lockOpen(tx: Tx): Promise<Maintenance> {
  await tx.$queryRaw`SELECT 1 FROM maintenances WHERE ended_at IS NULL FOR UPDATE`;
  const [open] = await tx.$queryRaw<Maintenance[]>(openRow);
  if (open === undefined) throw new GameError('conflict', 'maintenance.none');
  return open;
}
