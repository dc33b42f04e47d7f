import { everyColumn, type PersonalRows } from '../kernel';

/** How characters have grown. */
export const personal: readonly PersonalRows[] = [
  { table: 'progressions', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'character_titles', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'character_skills', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'character_perks', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'level_gains', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'perk_resets', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  {
    table: 'experience_entries',
    columns: ['character_id'],
    exported: everyColumn,
    erased: { kept: 'a ledger; an id without a name' },
  },
];
