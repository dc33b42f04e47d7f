import { everyColumn, type PersonalRows } from '../kernel';

/** When the characters of an account were in calls. What was said there is kept nowhere. */
export const personal: readonly PersonalRows[] = [
  { table: 'voice_stays', columns: ['account_id', 'character_id'], exported: everyColumn, erased: 'removed' },
];
