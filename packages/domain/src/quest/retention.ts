import type { Retention } from '../kernel';

/** Ids of objective events, which a zone repeats within seconds, and offers, which last two minutes. */
export const retention: readonly Retention[] = [
  { table: 'quest_objective_events', since: 'at', keptDays: 3 },
  { table: 'quest_offers', since: 'ends_at', keptDays: 1 },
];
