import type { PersonalRows } from '../kernel';

/** The exports themselves: an archive is no part of the next one. */
export const personal: readonly PersonalRows[] = [
  { table: 'account_exports', columns: ['account_id'], exported: { without: ['archive'] }, erased: 'removed' },
];
