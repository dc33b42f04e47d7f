import type { Retention } from '../kernel';

/** Instances that were closed, and who was in them. */
export const retention: readonly Retention[] = [
  {
    table: 'game_instances',
    since: 'closed_at',
    keptDays: 90,
    shownAs: 'instances',
    with: { table: 'game_instance_members', column: 'instance_id' },
  },
];
