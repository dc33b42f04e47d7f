import type { Retention } from '../kernel';

/** Used refresh tokens, by which a second use is noticed, and keys whose signatures nothing carries. */
export const retention: readonly Retention[] = [
  { table: 'refresh_tokens', since: 'spent_at', keptDays: 7 },
  { table: 'refresh_tokens', since: 'expires_at', keptDays: 1 },
  { table: 'signing_keys', since: 'ends_at', keptDays: 1 },
];
