import { reputationRange, type FactionContent, type TierContent } from './content';

const clamp = (points: number): number => Math.min(reputationRange.max, Math.max(reputationRange.min, points));

/**
 * Returns the tier of a reputation.
 * @param tiers in any order; one of them must begin at the lowest possible points
 * @throws RangeError when no tier begins low enough
 */
export function tierOf(points: number, tiers: readonly TierContent[]): TierContent {
  const reached = tiers.filter((tier) => tier.fromPoints <= points).sort((a, b) => b.fromPoints - a.fromPoints)[0];
  if (!reached) throw new RangeError(`no tier begins at ${points} or below`);
  return reached;
}

export interface ReputationChange {
  readonly faction: string;
  readonly points: number;
}

/**
 * Returns all effects of one change: first on the faction itself, then the spill-over to allies and enemies, as whole
 * points rounded towards zero, in the faction's order.
 */
export function spillOver(change: ReputationChange, factions: readonly FactionContent[]): ReputationChange[] {
  const faction = factions.find(({ id }) => id === change.faction);
  const spilt = (faction?.spill ?? []).map(({ faction: other, percent }) => ({
    faction: other,
    points: Math.trunc((change.points * percent) / 100) || 0,
  }));
  return [change, ...spilt.filter(({ points }) => points !== 0)];
}

/** Returns the sum of several changes by faction, spill-over included, as shown before a choice. */
export function foreseenChanges(
  changes: readonly ReputationChange[],
  factions: readonly FactionContent[],
): ReputationChange[] {
  const sums = new Map<string, number>();
  for (const { faction, points } of changes.flatMap((change) => spillOver(change, factions)))
    sums.set(faction, (sums.get(faction) ?? 0) + points);
  return [...sums].filter(([, points]) => points !== 0).map(([faction, points]) => ({ faction, points }));
}

/** Returns a reputation after a change, limited to its range. */
export function reputationAfter(points: number, change: number): number {
  return clamp(Math.trunc(points) + Math.trunc(change));
}

/** Returns the points at which the highest tier begins; what a character earned below them is never lost to time. */
export function topTierPoints(tiers: readonly TierContent[]): number {
  return Math.max(...tiers.map(({ fromPoints }) => fromPoints));
}

/**
 * Returns a reputation after days without contact: a grudge fades to the starting points, and only what lies above the
 * start of the highest tier is lost.
 */
export function reputationAfterDays(
  points: number,
  faction: Pick<FactionContent, 'startPoints' | 'decayPerDay'> & { readonly topPoints: number },
  days: number,
): number {
  const drift = Math.max(0, Math.floor(days)) * faction.decayPerDay;
  if (points < faction.startPoints) return Math.min(faction.startPoints, points + drift);
  return points <= faction.topPoints ? points : Math.max(faction.topPoints, points - drift);
}
