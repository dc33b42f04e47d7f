import type { Retention } from '../kernel';

/** Instances that were closed, who was in them, and locks that are over. */
export const retention: readonly Retention[] = [
  {
    table: 'game_instances',
    since: 'closed_at',
    keptDays: 90,
    shownAs: 'instances',
    with: { table: 'game_instance_members', column: 'instance_id' },
  },
  { table: 'game_instance_locks', since: 'ends_at', keptDays: 7 },
];
