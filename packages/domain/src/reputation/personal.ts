import { everyColumn, type PersonalRows } from '../kernel';

/** What the factions think of characters. */
export const personal: readonly PersonalRows[] = [
  { table: 'faction_reputations', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  {
    table: 'reputation_entries',
    columns: ['character_id'],
    exported: everyColumn,
    erased: { kept: 'a ledger; an id without a name' },
  },
];
