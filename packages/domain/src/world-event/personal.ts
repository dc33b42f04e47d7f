import { everyColumn, type PersonalRows } from '../kernel';

/** What characters did in shared events. */
export const personal: readonly PersonalRows[] = [
  { table: 'world_event_shares', columns: ['character_id'], exported: everyColumn, erased: 'removed' },
];
