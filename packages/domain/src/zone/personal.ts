import { everyColumn, type PersonalRows } from '../kernel';

/** Where characters stand. */
export const personal: readonly PersonalRows[] = [
  { table: 'player_positions', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
];
