import { Prisma } from '@necp/db/types';
import type { MaintenanceMessage, MaintenanceView } from '@necp/shared/maintenance/schema';
import { type Ctx, selectRaw } from '../kernel';

/** The maintenance that has not ended. */
export interface Maintenance {
  readonly id: string;
  readonly version: number;
  readonly startsAt: Date;
  /** When it is expected to be over. */
  readonly endsAt: Date;
  readonly message: MaintenanceMessage;
}

/** The maintenance that has not ended, as one row. */
export const openRow = Prisma.sql`
  SELECT id, version, starts_at AS "startsAt", ends_at AS "endsAt",
    jsonb_build_object('en', message_en, 'ru', message_ru) AS message
  FROM maintenances WHERE ended_at IS NULL`;

/** Returns the maintenance that is planned or running, from the primary database; null when there is none. */
export async function readMaintenance(ctx: Ctx): Promise<Maintenance | null> {
  const [found] = await selectRaw<Maintenance>(ctx, openRow);
  return found ?? null;
}

/** Returns what clients receive of a maintenance. */
export function viewOf({ id, version, startsAt, endsAt, message }: Maintenance, nowMs: number): MaintenanceView {
  const inMs = (at: Date) => Math.max(0, at.getTime() - nowMs);
  return { id, version, startsInMs: inMs(startsAt), endsInMs: inMs(endsAt), message };
}
