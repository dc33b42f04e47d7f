import { notificationsKeptDays } from '@necp/shared/notification/rules';
import type { Retention } from '../kernel';

/** Notifications, read or not. */
export const retention: readonly Retention[] = [
  { table: 'notifications', since: 'at', keptDays: notificationsKeptDays, shownAs: 'notifications' },
];
