import { everyColumn, type PersonalRows } from '../kernel';

/** What the account itself keeps of its owner. */
export const personal: readonly PersonalRows[] = [
  {
    table: 'accounts',
    columns: ['id'],
    exported: { without: ['password_hash'] },
    erased: { kept: 'ledgers and characters refer to it; it has no address and no password' },
  },
  {
    table: 'account_emails',
    columns: ['account_id'],
    exported: { without: ['token_hash', 'password_hash'] },
    erased: 'removed',
  },
  { table: 'account_roles', columns: ['account_id'], exported: everyColumn, erased: 'removed' },
  {
    table: 'account_roles',
    columns: ['granted_by'],
    exported: { never: 'roles of other accounts' },
    erased: { set: { granted_by: 'NULL' } },
  },
  { table: 'known_devices', columns: ['account_id'], exported: { without: ['device_hash'] }, erased: 'removed' },
  { table: 'totp_factors', columns: ['account_id'], exported: { without: ['sealed_secret'] }, erased: 'removed' },
  { table: 'recovery_codes', columns: ['account_id'], exported: { without: ['code_hash'] }, erased: 'removed' },
  { table: 'code_tries', columns: ['account_id'], exported: everyColumn, erased: 'removed' },
];
