import type { WorldEventContent } from './content';

/** How long the end of an event is shown, in milliseconds. */
export const endShownMs = 10_000;
/** After that no request starts the next one for this long, in milliseconds. */
export const restMs = 30_000;

/** Returns the longest time, in milliseconds, that a player waits for an event that starts for their quest. */
export function longestWaitMs({ announceMs }: Pick<WorldEventContent, 'announceMs'>): number {
  return endShownMs + restMs + announceMs;
}

/**
 * Returns the size of a wave or goal for a number of players: the base and an addition for each further player, up to
 * its cap.
 */
export function countFor(
  line: { readonly count: number; readonly perPlayer: number; readonly cap?: number },
  players: number,
): number {
  return Math.min(
    line.cap ?? Number.POSITIVE_INFINITY,
    Math.round(line.count + line.perPlayer * Math.max(0, players - 1)),
  );
}

/**
 * Returns the strength of an event's enemies for a number of players, in percent of the usual: health for bosses,
 * damage for all; growth ends at the event's maximum of players.
 */
export function scaledPercent(
  scaling: WorldEventContent['scaling'],
  players: number,
): { readonly bossHealthPercent: number; readonly damagePercent: number } {
  const further = Math.min(scaling.maxPlayers, Math.max(1, players)) - 1;
  return {
    bossHealthPercent: 100 + scaling.healthPercentPerPlayer * further,
    damagePercent: 100 + scaling.damagePercentPerPlayer * further,
  };
}

/** Returns the contribution points of one player. */
export function contributionOf(
  weights: WorldEventContent['contribution'],
  contribution: {
    readonly damage: number;
    readonly healing: number;
    readonly revives: number;
    readonly carried: number;
    readonly presentMs: number;
  },
): number {
  return (
    (contribution.damage / 100) * weights.damagePer100 +
    (contribution.healing / 100) * weights.healPer100 +
    contribution.revives * weights.revive +
    contribution.carried * weights.carry +
    (contribution.presentMs / 1000) * weights.presencePerS
  );
}

/** Returns the best tier the points reach, or null below the lowest. */
export function contributionTier(
  tiers: WorldEventContent['tiers'],
  points: number,
): WorldEventContent['tiers'][number] | null {
  return (
    tiers.filter((tier) => points >= tier.atLeastPoints).sort((a, b) => b.atLeastPoints - a.atLeastPoints)[0] ?? null
  );
}
