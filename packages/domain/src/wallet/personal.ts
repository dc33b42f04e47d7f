import { everyColumn, type PersonalRows } from '../kernel';

/** The money of characters, and every movement of it. */
export const personal: readonly PersonalRows[] = [
  {
    table: 'wallet_accounts',
    columns: ['holder_id', 'character_id', 'account_id'],
    exported: everyColumn,
    erased: { kept: 'ledger entries refer to it; it is empty' },
  },
  {
    table: 'ledger_entries',
    columns: ['account_id'],
    through: { table: 'wallet_accounts', columns: ['holder_id'] },
    exported: everyColumn,
    erased: { kept: 'a ledger; an id without a name' },
  },
  {
    table: 'starter_grants',
    columns: ['account_id', 'character_id'],
    exported: everyColumn,
    erased: { kept: 'starter money is given once; an id without a name' },
  },
];
