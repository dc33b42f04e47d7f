import { everyColumn, type PersonalRows } from '../kernel';

/** The place of an account in the queue of a full realm. */
export const personal: readonly PersonalRows[] = [
  { table: 'realm_places', columns: ['account_id', 'character_id'], exported: everyColumn, erased: 'removed' },
];
