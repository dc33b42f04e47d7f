import type { Retention } from '../kernel';

/** An archive is kept for a day after it is ready, the note that there was one for a month. */
export const retention: readonly Retention[] = [
  { table: 'account_exports', since: 'expires_at', keptDays: 0, clears: 'archive' },
  { table: 'account_exports', since: 'asked_at', keptDays: 30, shownAs: 'archives' },
];
