import { everyColumn, type PersonalRows } from '../kernel';

/** The devices by which the owner signs in: what is kept of them is public, the private half never leaves a device. */
export const personal: readonly PersonalRows[] = [
  { table: 'passkeys', columns: ['account_id'], exported: everyColumn, erased: 'removed' },
];
