import { everyColumn, type PersonalRows } from '../kernel';

/** The devices and sign-ins of an account. */
export const personal: readonly PersonalRows[] = [
  {
    table: 'sessions',
    columns: ['account_id', 'character_id'],
    exported: { without: ['secret_hash'] },
    erased: 'removed',
  },
  { table: 'trusted_devices', columns: ['account_id'], exported: { without: ['token_hash'] }, erased: 'removed' },
  { table: 'login_history', columns: ['account_id'], exported: everyColumn, erased: 'removed' },
];
