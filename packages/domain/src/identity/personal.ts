import { everyColumn, type PersonalRows } from '../kernel';

/** Who the owner is at providers of sign-in. */
export const personal: readonly PersonalRows[] = [
  { table: 'identities', columns: ['account_id'], exported: everyColumn, erased: 'removed' },
];
