import type { Retention } from '../kernel';

/** Ids of objective events: a zone repeats one within seconds. */
export const retention: readonly Retention[] = [{ table: 'quest_objective_events', since: 'at', keptDays: 3 }];
