import { everyColumn, type PersonalRows } from '../kernel';

/** The characters of an account. */
export const personal: readonly PersonalRows[] = [
  { table: 'character_slots', columns: ['account_id', 'character_id'], exported: everyColumn, erased: 'removed' },
  {
    table: 'characters',
    columns: ['id', 'account_id'],
    exported: everyColumn,
    erased: { kept: 'ledgers refer to it; its name and looks are replaced when the account is erased' },
  },
  {
    table: 'players',
    columns: ['account_id'],
    exported: everyColumn,
    erased: { kept: 'characters refer to it; counters only' },
  },
];
