import { rarities, type AffixContent, type ItemContent, type Rarity } from './content';
import type { Rng } from '../kernel/rng';
import type { StatBonus } from '../progression/content';

/**
 * Returns the weight in grams that a character carries without effect: 25 kg, 2.5 kg for each point of Body, and the
 * bonus of gear.
 */
export function carryLimitGrams(body: number, bonusGrams: number): number {
  return 25_000 + 2_500 * body + bonusGrams;
}

/**
 * Returns the share of the walking speed left under a load, 1 to 0: full up to the limit, down to half at 130 % of it,
 * then none.
 */
export function loadShare(weightGrams: number, limitGrams: number): number {
  const over = weightGrams / limitGrams - 1;
  if (over <= 0) return 1;
  return over >= 0.3 ? 0 : 1 - (over / 0.3) * 0.5;
}

/**
 * Returns the cyberware capacity in points of strain: 10, one for each point of Body, half a point for each of Tech,
 * and one for every second level.
 */
export function strainLimit(level: number, body: number, tech: number): number {
  return 10 + body + Math.floor(tech / 2) + Math.floor(level / 2);
}

/** Returns the position of a rarity, from 0 (scrap) to 5 (iconic). */
export function rarityRank(rarity: Rarity): number {
  return rarities.indexOf(rarity);
}

/**
 * The number of affixes an instance rolls: none for scrap and common, then one, two, three; iconic items have fixed
 * bonuses.
 */
export const affixCount: Readonly<Record<Rarity, number>> = {
  scrap: 0,
  common: 0,
  refined: 1,
  military: 2,
  prototype: 3,
  iconic: 0,
};

/** Returns the damage or armour of an instance as a share of its template's: 8 % more for each rarity above it. */
export function rarityShare(instance: Rarity, template: Rarity): number {
  return 1 + 0.08 * Math.max(0, rarityRank(instance) - rarityRank(template));
}

/**
 * Returns the base selling price of an instance: half more for each rarity above its template, up to half less for
 * wear.
 * @param durabilityShare 0 to 1
 */
export function instanceSellChits(
  sellChits: number,
  rarity: { readonly instance: Rarity; readonly template: Rarity },
  durabilityShare: number,
): number {
  const steps = Math.max(0, rarityRank(rarity.instance) - rarityRank(rarity.template));
  return Math.floor(sellChits * (1 + 0.5 * steps) * (0.5 + 0.5 * Math.min(1, Math.max(0, durabilityShare))));
}

/**
 * The wear of one action in points of durability: each shot or melee hit given, each hit taken; `deathShare` is the
 * share of durability that equipped items lose at death.
 */
export const wear = { shotFired: 0.05, blowGiven: 0.1, hitTaken: 0.15, deathShare: 0.1 } as const;

/**
 * Returns the price of a repair in chits, at least 1 for anything worn: a full repair costs 30 % of the buying price
 * (or of four times the selling price for items that vendors do not sell).
 */
export function repairChits(
  item: { readonly buyChits: number; readonly sellChits: number; readonly durability: number },
  missing: number,
): number {
  if (missing <= 0) return 0;
  const worth = item.buyChits > 0 ? item.buyChits : item.sellChits * 4;
  return Math.max(1, Math.ceil(0.3 * worth * Math.min(1, missing / item.durability)));
}

export interface RolledAffix {
  readonly affix: string;
  readonly tier: number;
  readonly value: number;
}

/**
 * Rolls the affixes of a new instance: distinct ones from the item's pools, as many as its rarity gives and its pools
 * hold; tiers by weight among those available at the item's level; values evenly distributed within the tier, rounded
 * to tenths when the tier has fractions.
 */
export function rollAffixes(
  item: ItemContent,
  instance: { readonly rarity: Rarity; readonly level: number; readonly affixes: readonly AffixContent[] },
  rng: Rng,
): RolledAffix[] {
  const pools = 'affixPools' in item ? item.affixPools : [];
  const open = instance.affixes.filter(
    (affix) => pools.includes(affix.pool) && affix.tiers.some((tier) => tier.level <= instance.level),
  );
  const rolled: RolledAffix[] = [];
  while (rolled.length < affixCount[instance.rarity] && open.length > 0) {
    const [affix] = open.splice(rng.int(0, open.length - 1), 1);
    if (affix) rolled.push(rollTier(affix, instance.level, rng));
  }
  return rolled;
}

function rollTier(affix: AffixContent, level: number, rng: Rng): RolledAffix {
  const tiers = affix.tiers.map((tier, index) => ({ ...tier, index })).filter((tier) => tier.level <= level);
  let left = rng.int(
    1,
    tiers.reduce((sum, tier) => sum + tier.weight, 0),
  );
  const tier = tiers.find((candidate) => (left -= candidate.weight) <= 0) ?? tiers[0]!;
  const isWhole = Number.isInteger(tier.min) && Number.isInteger(tier.max);
  const value = isWhole
    ? rng.int(tier.min, tier.max)
    : Math.round((tier.min + (tier.max - tier.min) * rng.fraction()) * 10) / 10;
  return { affix: affix.id, tier: tier.index + 1, value };
}

/** Adds bonuses up; each stat appears once. */
export function sumBonuses(bonuses: readonly StatBonus[]): StatBonus {
  const sum: StatBonus = {};
  for (const bonus of bonuses) {
    for (const [stat, value] of Object.entries(bonus) as [keyof StatBonus, number][])
      sum[stat] = (sum[stat] ?? 0) + value;
  }
  return sum;
}

/** Wear is stored as a whole number of hundredths of a point. */
export const wearUnit = 100;

/**
 * Returns the durability that is left, 1 to 0.
 * @param wearHundredths how much is worn down
 * @param durability points of an undamaged item; null for items that never wear out
 */
export function durabilityShare(wearHundredths: number, durability: number | null): number {
  return durability === null ? 1 : Math.max(0, 1 - wearHundredths / (durability * wearUnit));
}

/**
 * Returns the damage or armour share of an item by its durability: full until it breaks, then half. The bonuses of a
 * broken item do not count at all.
 */
export function conditionShare(share: number): number {
  return share > 0 ? 1 : 0.5;
}

/**
 * Returns the price of a bank tab by its number: the first comes with the account, the second costs 400, and each next
 * one two and a half times as much, rounded to tens.
 * @param tab 2 to 6
 */
export function tabChits(tab: number): number {
  return Math.round((400 * 2.5 ** (tab - 2)) / 10) * 10;
}
