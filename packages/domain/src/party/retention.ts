import type { Retention } from '../kernel';

/** Invitations, listings and applications that are over, marks that no one took away, and parties that have ended. */
export const retention: readonly Retention[] = [
  { table: 'party_invites', since: 'ends_at', keptDays: 1 },
  { table: 'party_listings', since: 'ends_at', keptDays: 1 },
  { table: 'party_applications', since: 'at', keptDays: 1 },
  { table: 'party_marks', since: 'made_at', keptDays: 1 },
  { table: 'parties', since: 'ended_at', keptDays: 30 },
];
