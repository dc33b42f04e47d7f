import { everyColumn, type PersonalRows } from '../kernel';

/** What characters rolled and found. */
export const personal: readonly PersonalRows[] = [
  { table: 'world_drops', columns: ['owner_id', 'taken_by'], exported: everyColumn, erased: 'removed' },
  { table: 'loot_rolls', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'loot_encounters', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'container_openings', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'loot_filters', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
];
