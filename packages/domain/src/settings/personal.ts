import { everyColumn, type PersonalRows } from '../kernel';

/** What a player chose. */
export const personal: readonly PersonalRows[] = [
  { table: 'player_settings', columns: ['account_id'], exported: everyColumn, erased: 'removed' },
  { table: 'map_pins', columns: ['account_id'], exported: everyColumn, erased: 'removed' },
];
