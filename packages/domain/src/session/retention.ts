import type { Retention } from '../kernel';

/** Ended sessions, used tickets, and the sign-in history with its addresses. */
export const retention: readonly Retention[] = [
  { table: 'sessions', since: 'expires_at', keptDays: 30 },
  { table: 'sessions', since: 'revoked_at', keptDays: 30 },
  { table: 'trusted_devices', since: 'expires_at', keptDays: 1 },
  { table: 'spent_tickets', since: 'expires_at', keptDays: 1 },
  { table: 'login_history', since: 'at', keptDays: 180 },
];
