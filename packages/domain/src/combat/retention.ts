import type { Retention } from '../kernel';

/** Encounters, as long as their damage logs; those are dropped by month. */
export const retention: readonly Retention[] = [
  {
    table: 'combat_encounters',
    since: 'started_at',
    keptDays: 180,
    shownAs: 'fights',
    with: { table: 'combat_participants', column: 'encounter_id' },
  },
];
