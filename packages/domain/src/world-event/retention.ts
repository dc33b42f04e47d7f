import type { Retention } from '../kernel';

/** Runs that ended, and what was contributed to them. */
export const retention: readonly Retention[] = [
  {
    table: 'world_event_runs',
    since: 'ended_at',
    keptDays: 180,
    shownAs: 'events',
    with: { table: 'world_event_shares', column: 'run_id' },
  },
];
