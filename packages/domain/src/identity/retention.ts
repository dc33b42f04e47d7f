import type { Retention } from '../kernel';

/** Visits to providers that were given up. */
export const retention: readonly Retention[] = [{ table: 'provider_flows', since: 'expires_at', keptDays: 1 }];
