import { dayMs } from '@necp/shared/kernel';
import { rollsKeptMs } from '@necp/shared/loot/rules';
import type { Retention } from '../kernel';

/** Old rolls, items that parties have decided about, drops that were taken, and containers that have refilled. */
export const retention: readonly Retention[] = [
  { table: 'loot_rolls', since: 'at', keptDays: rollsKeptMs / dayMs, shownAs: 'rolls' },
  {
    table: 'party_drops',
    since: 'given_at',
    keptDays: rollsKeptMs / dayMs,
    with: { table: 'party_drop_members', column: 'drop_id' },
  },
  { table: 'world_drops', since: 'taken_at', keptDays: 1 },
  { table: 'snatches', since: 'over_at', keptDays: 30 },
  { table: 'container_openings', since: 'refills_at', keptDays: 1 },
];
