import { withPercent } from '../progression/formulas';
import type { Attribute } from '../character/schema';
import type { AbilityContent } from './content';

const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));

/** How long after its last effect a control group still counts as recent. */
export const controlMemoryMs = 15_000;

/**
 * Returns the share of its length a control effect keeps: all of the first, half of the second, a quarter of the third,
 * nothing after, until the group has rested.
 * @param recent effects of the group within `controlMemoryMs`
 */
export function diminishedControl(recent: number): number {
  return [1, 0.5, 0.25][Math.max(0, Math.floor(recent))] ?? 0;
}

/**
 * Returns how long a status lasts, in whole milliseconds: the source's strength adds, resistance to control subtracts
 * (at most four fifths), and recent control divides.
 */
export function statusLastsMs(
  baseMs: number,
  sender: { readonly statusPercent: number },
  victim: { readonly controlResist: number; readonly recentControls: number; readonly isControl: 0 | 1 },
): number {
  const strong = withPercent(baseMs, sender.statusPercent);
  if (victim.isControl === 0) return Math.round(strong);
  return Math.round(strong * (1 - clamp(victim.controlResist, 0, 80) / 100) * diminishedControl(victim.recentControls));
}

type Amount = { readonly min: number; readonly max: number; readonly per: Partial<Record<Attribute, number>> };

/**
 * Returns the points of an ability: its range at `roll` 0 to 1, plus what attributes add, 6 % more for each level above
 * 1, plus the rank's percentage.
 */
export function abilityAmount(
  amount: Amount,
  owner: {
    readonly level: number;
    readonly attributes: Readonly<Record<Attribute, number>>;
    readonly amountPercent: number;
  },
  roll: number,
): number {
  const base = amount.min + (amount.max - amount.min) * clamp(roll, 0, 1);
  const added = Object.entries(amount.per).reduce(
    (sum, [attribute, per]) => sum + (per ?? 0) * owner.attributes[attribute as Attribute],
    0,
  );
  return Math.round(withPercent((base + added) * (1 + 0.06 * (owner.level - 1)), owner.amountPercent));
}

/**
 * Returns the sum of the bonuses of ranks 2 up to the given one, in percent.
 * @param rank 1 to one more than the ability has ranks
 */
export function rankBonus(
  ability: Pick<AbilityContent, 'ranks'>,
  rank: number,
): {
  readonly amountPercent: number;
  readonly cooldownPercent: number;
  readonly costPercent: number;
  readonly areaPercent: number;
  readonly lastsPercent: number;
} {
  const bonus = { amountPercent: 0, cooldownPercent: 0, costPercent: 0, areaPercent: 0, lastsPercent: 0 };
  for (const step of ability.ranks.slice(0, Math.max(0, rank - 1))) {
    bonus.amountPercent += step.amountPercent;
    bonus.cooldownPercent += step.cooldownPercent;
    bonus.costPercent += step.costPercent;
    bonus.areaPercent += step.areaPercent;
    bonus.lastsPercent += step.lastsPercent;
  }
  return bonus;
}

/** Returns the cooldown in whole milliseconds; bonuses shorten it by at most two fifths. */
export function cooldownAfterMs(baseMs: number, ...percents: readonly number[]): number {
  return Math.round(Math.max(baseMs * 0.6, withPercent(baseMs, ...percents)));
}

/**
 * Returns the rank at which a character uses an ability: hacks, which cost RAM, gain the ranks of its gear, and no
 * ability goes beyond its own highest rank.
 */
export function usedRank(
  ability: Pick<AbilityContent, 'cost' | 'ranks'>,
  learnt: number,
  bonus: Readonly<{ hackRank: number }>,
): number {
  const more = ability.cost.ram > 0 ? Math.max(0, Math.floor(bonus.hackRank)) : 0;
  return Math.min(learnt + more, Math.max(learnt, ability.ranks.length + 1));
}
