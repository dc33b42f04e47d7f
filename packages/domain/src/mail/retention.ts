import type { Retention } from '../kernel';

/** Letters that are in no box of their owners any more, what was counted on a day, and letters to many players. */
export const retention: readonly Retention[] = [
  { table: 'letters', since: 'over_at', keptDays: 30, shownAs: 'letters' },
  { table: 'letter_days', since: 'day', keptDays: 2 },
  { table: 'mass_letters', since: 'ended_at', keptDays: 365 },
];
