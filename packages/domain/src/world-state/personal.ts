import { everyColumn, type PersonalRows } from '../kernel';

/** What the world remembers of characters. */
export const personal: readonly PersonalRows[] = [
  { table: 'global_state', columns: ['scope_id'], asText: ['scope_id'], exported: everyColumn, erased: 'removed' },
  {
    table: 'global_state_entries',
    columns: ['character_id', 'scope_id'],
    asText: ['scope_id'],
    exported: everyColumn,
    erased: { kept: 'a ledger; an id without a name' },
  },
];
