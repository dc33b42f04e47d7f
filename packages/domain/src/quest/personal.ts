import { everyColumn, type PersonalRows } from '../kernel';

/** The quests of characters. */
export const personal: readonly PersonalRows[] = [
  {
    table: 'zone_commands',
    columns: ['character_id'],
    exported: { never: 'orders of the server to itself' },
    erased: 'removed',
  },
  { table: 'quest_objective_events', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'quest_checks', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'quest_gains', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'quest_progress', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'quest_offers', columns: ['to_id'], exported: { without: ['from_id'] }, erased: 'removed' },
  {
    table: 'quest_offers',
    columns: ['from_id'],
    exported: { never: 'belongs to the member to whom it is offered' },
    erased: 'removed',
  },
  { table: 'quest_logs', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
];
