import type { Retention } from '../kernel';

/** Ended sessions, used tickets, the sign-in history, and the network addresses in all of them. */
export const retention: readonly Retention[] = [
  { table: 'sessions', since: 'expires_at', keptDays: 30, shownAs: 'sessions' },
  { table: 'sessions', since: 'revoked_at', keptDays: 30 },
  { table: 'sessions', since: 'last_seen_at', keptDays: 30, clears: 'address', shownAs: 'addresses' },
  { table: 'trusted_devices', since: 'expires_at', keptDays: 1, shownAs: 'trustedDevices' },
  { table: 'trusted_devices', since: 'last_used_at', keptDays: 30, clears: 'address', shownAs: 'addresses' },
  { table: 'spent_tickets', since: 'expires_at', keptDays: 1 },
  { table: 'login_history', since: 'at', keptDays: 180, shownAs: 'signIns' },
  { table: 'login_history', since: 'at', keptDays: 30, clears: 'address', shownAs: 'addresses' },
];
