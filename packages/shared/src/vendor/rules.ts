import type { ItemContent } from '../inventory/content';
import { isIssued } from '../inventory/rules';
import { allowed, refuse, type Verdict } from '../kernel/verdict';
import type { FactionContent, TierContent } from '../reputation/content';
import { tierOf } from '../reputation/formulas';
import type { VendorContent } from './content';

/**
 * Checks whether a vendor serves a character: a faction may refuse characters with a low reputation.
 * @param tiers of reputation
 * @param points the customer's with the faction
 */
export function isServed(faction: FactionContent | undefined, points: number, tiers: readonly TierContent[]): boolean {
  const from = tierOf(points, tiers).fromPoints;
  const refused = (faction?.gives ?? [])
    .filter(({ what }) => what === 'refuses_service')
    .map(({ tier }) => tiers.find(({ id }) => id === tier)?.fromPoints ?? -Infinity);
  return refused.every((upTo) => from > upTo);
}

/** Checks whether a vendor buys a kind of item at all. */
export function canSellTo(
  vendor: VendorContent,
  item: ItemContent,
  marks: { readonly isLocked: boolean; readonly isBound: boolean },
): Verdict {
  const isWorthless = item.kind === 'quest' || item.sellChits === 0 || isIssued(item, marks);
  if (isWorthless || !vendor.buys.some((kind) => kind === item.kind)) return refuse('vendor.not_wanted');
  return marks.isLocked ? refuse('inventory.locked') : allowed;
}

/** Checks whether an item is sold with the junk: junk items and items marked as junk, but no locked ones. */
export function isJunk(item: ItemContent, marks: { readonly isJunk: boolean; readonly isLocked: boolean }): boolean {
  return !marks.isLocked && (marks.isJunk || item.kind === 'junk');
}

/**
 * Returns what is left of a stock that refills over time.
 * @param since when it was last full
 */
export function leftNow(
  stock: { readonly left: number; readonly full: number; readonly sinceMs: number; readonly everyMs: number },
  nowMs: number,
): number {
  return nowMs - stock.sinceMs >= stock.everyMs ? stock.full : Math.min(stock.left, stock.full);
}
