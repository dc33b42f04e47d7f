import { everyColumn, type PersonalRows } from '../kernel';

/** What the people of the city remember of characters. */
export const personal: readonly PersonalRows[] = [
  { table: 'conversations', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'npc_memories', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'npc_affinities', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
];
