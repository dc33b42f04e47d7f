import { everyColumn, type PersonalRows } from '../kernel';

/** Who was in which private channel, and who has won one. */
export const personal: readonly PersonalRows[] = [
  { table: 'game_instance_members', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'game_instance_locks', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
];
