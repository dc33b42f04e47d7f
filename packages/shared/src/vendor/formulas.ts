const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));

/** The most that skill, perks and gear together change a price, in percent. */
export const tradePercentCap = 12;

/** The conditions of a deal besides the item itself. */
export interface Terms {
  /** The percentage of the stock entry; 100 is the base price. */
  readonly stockPercent: number;
  /** The percentage of the buyer's tier with the vendor's faction: 85 (kin) to 160 (hunted). */
  readonly tierPercent: number;
  /** The sum of the `tradePercent` bonuses. */
  readonly tradePercent: number;
}

/**
 * Returns the price of one piece in whole chits, at least 1: base × stock × tier, less the buyer's trade bonus up to
 * its cap.
 */
export function askingChits(buyChits: number, terms: Terms): number {
  const trade = 1 - clamp(terms.tradePercent, 0, tradePercentCap) / 100;
  return Math.max(1, Math.ceil((buyChits * terms.stockPercent * terms.tierPercent * trade) / 10_000));
}

/**
 * Returns what a vendor pays for one piece in whole chits: base × what this vendor pays × reputation (the mirror image
 * of the price tier) × trade bonus up to its cap; 0 for items without a selling price.
 */
export function offeredChits(
  sellChits: number,
  terms: { readonly payPercent: number; readonly tierPercent: number; readonly tradePercent: number },
): number {
  const reputationPercent = clamp(200 - terms.tierPercent, 40, 115);
  const trade = 1 + clamp(terms.tradePercent, 0, tradePercentCap) / 100;
  return Math.floor((sellChits * terms.payPercent * reputationPercent * trade) / 10_000);
}
