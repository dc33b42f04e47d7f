import { everyColumn, type PersonalRows } from '../kernel';

/** The hotbars of characters. */
export const personal: readonly PersonalRows[] = [
  { table: 'character_loadouts', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
];
