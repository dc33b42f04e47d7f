import type { Retention } from '../kernel';

/** Decided changes of role; the audit log keeps what was decided. */
export const retention: readonly Retention[] = [{ table: 'role_changes', since: 'decided_at', keptDays: 365 }];
