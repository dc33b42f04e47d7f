import { rarities, type AffixContent, type ItemContent, type Rarity } from './content';
import type { Rng } from '../kernel/rng';
import type { StatBonus } from '../progression/content';

/** Grams carried without effect: 25 kg and 2.5 kg for each point of Body, and what gear adds. */
export function carryLimitGrams(body: number, bonusGrams: number): number {
  return 25_000 + 2_500 * body + bonusGrams;
}

/**
 * Share of the walking speed left under a load, 1 to 0: full up to the limit, down to half at 130 % of it, then none.
 */
export function loadShare(weightGrams: number, limitGrams: number): number {
  const over = weightGrams / limitGrams - 1;
  if (over <= 0) return 1;
  return over >= 0.3 ? 0 : 1 - (over / 0.3) * 0.5;
}

/**
 * Cyberware a body bears, in points of strain: 10, one for each point of Body, half for Tech, one for every second
 * level.
 */
export function strainLimit(level: number, body: number, tech: number): number {
  return 10 + body + Math.floor(tech / 2) + Math.floor(level / 2);
}

/** Place of a rarity from 0 (scrap) to 5 (iconic). */
export function rarityRank(rarity: Rarity): number {
  return rarities.indexOf(rarity);
}

/**
 * Affixes an instance rolls: none for scrap and common, then one, two, three; an iconic thing is what its maker made
 * it.
 */
export const affixCount: Readonly<Record<Rarity, number>> = {
  scrap: 0,
  common: 0,
  refined: 1,
  military: 2,
  prototype: 3,
  iconic: 0,
};

/** Damage or armour of an instance, in parts of its template's: 8 % for each rarity above it. */
export function rarityShare(instance: Rarity, template: Rarity): number {
  return 1 + 0.08 * Math.max(0, rarityRank(instance) - rarityRank(template));
}

/**
 * What an instance is worth to sell, before the vendor: half more for each rarity above its template, less up to half
 * for wear.
 * @param durabilityShare 0 to 1
 */
export function instanceSellEddies(
  sellEddies: number,
  rarity: { readonly instance: Rarity; readonly template: Rarity },
  durabilityShare: number,
): number {
  const steps = Math.max(0, rarityRank(rarity.instance) - rarityRank(rarity.template));
  return Math.floor(sellEddies * (1 + 0.5 * steps) * (0.5 + 0.5 * Math.min(1, Math.max(0, durabilityShare))));
}

/**
 * Wear of one action in points of durability: each shot or blow given, each hit taken, and a tenth of everything worn
 * at death.
 */
export const wear = { shotFired: 0.05, blowGiven: 0.1, hitTaken: 0.15, deathShare: 0.1 } as const;

/**
 * Eddies for mending, at least 1 for anything worn: 30 % of the buying price (four times the selling price where it is
 * not sold) for all of it.
 */
export function repairEddies(
  item: { readonly buyEddies: number; readonly sellEddies: number; readonly durability: number },
  missing: number,
): number {
  if (missing <= 0) return 0;
  const worth = item.buyEddies > 0 ? item.buyEddies : item.sellEddies * 4;
  return Math.max(1, Math.ceil(0.3 * worth * Math.min(1, missing / item.durability)));
}

export interface RolledAffix {
  readonly affix: string;
  readonly tier: number;
  readonly value: number;
}

/**
 * Affixes of a new instance: distinct, from the item's pools, as many as its rarity gives and its pools hold; tiers by
 * weight among those open at the item's level; values even within the tier, rounded to tenths when the tier has
 * fractions.
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

/** Sum of bonuses, each stat once. */
export function sumBonuses(bonuses: readonly StatBonus[]): StatBonus {
  const sum: StatBonus = {};
  for (const bonus of bonuses) {
    for (const [stat, value] of Object.entries(bonus) as [keyof StatBonus, number][])
      sum[stat] = (sum[stat] ?? 0) + value;
  }
  return sum;
}

/** Hundredths of a point: wear is kept in whole numbers of these. */
export const wearUnit = 100;

/**
 * What is left of a thing, 1 to 0.
 * @param wearHundredths used up
 * @param durability points when whole; null never wears out
 */
export function durabilityShare(wearHundredths: number, durability: number | null): number {
  return durability === null ? 1 : Math.max(0, 1 - wearHundredths / (durability * wearUnit));
}

/**
 * Damage or armour of a thing by its state: full until it breaks, then half; a broken thing's bonuses are gone
 * altogether.
 */
export function conditionShare(share: number): number {
  return share > 0 ? 1 : 0.5;
}

/**
 * Eddies of the bank's tab by its number: the first comes with the account, then 400, and two and a half times as much
 * for each next one, whole tens.
 * @param tab 2 to 6
 */
export function tabEddies(tab: number): number {
  return Math.round((400 * 2.5 ** (tab - 2)) / 10) * 10;
}
