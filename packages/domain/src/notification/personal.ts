import { everyColumn, type PersonalRows } from '../kernel';

/** What a player was notified of, and which kinds they want. */
export const personal: readonly PersonalRows[] = [
  { table: 'notifications', columns: ['account_id', 'character_id'], exported: everyColumn, erased: 'removed' },
  { table: 'notification_preferences', columns: ['account_id'], exported: everyColumn, erased: 'removed' },
  {
    table: 'push_subscriptions',
    columns: ['account_id'],
    exported: { without: ['endpoint', 'p256dh', 'auth'] },
    erased: 'removed',
  },
];
