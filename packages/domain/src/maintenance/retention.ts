import type { Retention } from '../kernel';

/** Maintenance that is over; the audit log keeps who planned and ended it. */
export const retention: readonly Retention[] = [{ table: 'maintenances', since: 'ended_at', keptDays: 365 }];
