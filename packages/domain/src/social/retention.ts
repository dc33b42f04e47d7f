import { dayMs } from '@necp/shared/kernel';
import { requestLastsMs } from '@necp/shared/social/rules';
import type { Retention } from '../kernel';

/** Requests that are over, and meetings. */
export const retention: readonly Retention[] = [
  { table: 'friend_requests', since: 'asked_at', keptDays: requestLastsMs / dayMs, shownAs: 'friendRequests' },
  { table: 'social_meetings', since: 'met_at', keptDays: 30, shownAs: 'meetings' },
];
