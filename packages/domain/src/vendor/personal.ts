import { everyColumn, type PersonalRows } from '../kernel';

/** What characters can buy back. */
export const personal: readonly PersonalRows[] = [
  { table: 'vendor_sales', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
];
