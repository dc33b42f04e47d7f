import { everyColumn, type PersonalRows } from '../kernel';

/** What the characters of an account have traded. */
export const personal: readonly PersonalRows[] = [
  {
    table: 'trade_sides',
    columns: ['account_id', 'character_id'],
    exported: everyColumn,
    erased: { kept: '90 days, for the history of the other player; ids without names' },
  },
  { table: 'trade_days', columns: ['account_id'], exported: everyColumn, erased: 'removed' },
];
