import type { Retention } from '../kernel';

/** Expired emails with the password hashes in them, and browsers that have not signed in for long. */
export const retention: readonly Retention[] = [
  { table: 'account_emails', since: 'expires_at', keptDays: 30, shownAs: 'emails' },
  { table: 'dev_emails', since: 'sent_at', keptDays: 7 },
  { table: 'known_devices', since: 'last_seen_at', keptDays: 180, shownAs: 'knownDevices' },
  { table: 'code_tries', since: 'since', keptDays: 1 },
];
