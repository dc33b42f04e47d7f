import type { Retention } from '../kernel';

/** Places in the queue and seats of players on the way in, which count for minutes. */
export const retention: readonly Retention[] = [{ table: 'realm_places', since: 'seen_at', keptDays: 1 }];
