import { rollAffixes, rarityRank } from '../inventory/formulas';
import type { AffixContent, ItemContent } from '../inventory/content';
import { itemKinds } from '../inventory/schema';
import type { ItemTemplateId } from '../kernel/ids';
import type { Rng } from '../kernel/rng';
import { dayMs, minuteMs, secondMs } from '../kernel/time';
import { allowed, refuse, type Verdict } from '../kernel/verdict';
import type { Rolled } from './formulas';
import type { DropView, LootItem, LootFilter } from './schema';

/** How long a drop that several players could win belongs to its winner alone. */
export const ownedMs = 60 * secondMs;
/** How long a drop lies in a zone. */
export const dropLastsMs = 5 * minuteMs;
/** An enemy keeps what it took for this long at most; then it is mailed back. */
export const snatchLastsMs = 10 * minuteMs;
/** How long the history of rolls is kept. */
export const rollsKeptMs = 14 * dayMs;
/** The number of rolls shown at once. */
export const rollsShown = 30;

/**
 * Returns how many chits an enemy takes from a balance: a percentage of it, at least one, and never more than there is.
 */
export function snatchedChits(
  balance: bigint,
  { percent, mostChits }: { readonly percent: number; readonly mostChits: number },
): number {
  if (balance <= 0n) return 0;
  const share = (balance * BigInt(percent)) / 100n;
  return Math.max(1, Number(share < BigInt(mostChits) ? share : BigInt(mostChits)));
}

/** The filter of a new character: it picks everything up. */
export const defaultFilter: LootFilter = { isOn: true, minRarity: 'scrap', kinds: [...itemKinds], withChits: true };

/** Checks whether a character may take a drop now. */
export function canTake(
  drop: Pick<DropView, 'ownerId' | 'sharedWith' | 'ownedUntilMs' | 'expiresMs'>,
  who: string,
  nowMs: number,
): Verdict {
  if (nowMs >= drop.expiresMs) return refuse('loot.gone');
  const isOwn = drop.ownerId === null || drop.ownerId === who || drop.sharedWith?.some((id) => id === who) === true;
  return isOwn || nowMs >= drop.ownedUntilMs ? allowed : refuse('loot.not_yours');
}

/**
 * Checks whether the filter picks a drop up automatically.
 * @param kind of the drop's template; null for chits
 */
export function isWanted(
  filter: LootFilter,
  drop: Pick<DropView, 'rarity'>,
  kind: ItemContent['kind'] | null,
): boolean {
  if (!filter.isOn) return false;
  if (kind === null) return filter.withChits;
  // The filter never leaves quest items behind.
  return kind === 'quest' || (filter.kinds.includes(kind) && rarityRank(drop.rarity) >= rarityRank(filter.minRarity));
}

interface Making {
  readonly contentOf: (id: string) => ItemContent;
  readonly affixes: readonly AffixContent[];
  readonly level: number;
}

/**
 * Turns rolled entries into items: gear becomes single pieces of the rolled rarity with their own affixes, at least of
 * the template's level; stackable items keep their template's rarity.
 * @param making.level of the defeated enemy or opened container
 */
export function lootItemsOf(rolled: readonly Rolled[], making: Making, rng: Rng): LootItem[] {
  return rolled.flatMap((one): LootItem[] => {
    if ('chits' in one) return one.chits > 0 ? [{ chits: one.chits }] : [];
    if (one.quantity <= 0) return [];
    const item = making.contentOf(one.item);
    const templateId = item.id as ItemTemplateId;
    if (item.stackSize > 1 || !('affixPools' in item))
      return [{ templateId, quantity: one.quantity, rarity: item.rarity, level: item.level, affixes: [] }];
    const level = Math.min(30, Math.max(item.level, making.level));
    const rarity = one.rarity ?? item.rarity;
    return Array.from({ length: one.quantity }, () => ({
      templateId,
      quantity: 1,
      rarity,
      level,
      affixes: one.rarity === null ? [] : rollAffixes(item, { rarity, level, affixes: making.affixes }, rng),
    }));
  });
}
