const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));

/** The most that skill, perks and gear together move a price, in percent. */
export const tradePercentCap = 12;

/** What a deal depends on beside the thing itself. */
export interface Terms {
  /** Of the stock line, 100 is the base price. */
  readonly stockPercent: number;
  /** Of the buyer's tier with the vendor's faction: 85 (kin) to 160 (hunted). */
  readonly tierPercent: number;
  /** Sum of `tradePercent`. */
  readonly tradePercent: number;
}

/** Eddies a vendor asks for one piece, whole, at least 1: base × stock × tier, less the buyer's trade up to its cap. */
export function askingEddies(buyEddies: number, terms: Terms): number {
  const trade = 1 - clamp(terms.tradePercent, 0, tradePercentCap) / 100;
  return Math.max(1, Math.ceil((buyEddies * terms.stockPercent * terms.tierPercent * trade) / 10_000));
}

/**
 * Eddies a vendor pays for one piece, whole: base × what this vendor pays × reputation (the mirror of the asking tier)
 * × trade up to its cap; nothing for what has no selling price.
 */
export function offeredEddies(
  sellEddies: number,
  terms: { readonly payPercent: number; readonly tierPercent: number; readonly tradePercent: number },
): number {
  const reputationPercent = clamp(200 - terms.tierPercent, 40, 115);
  const trade = 1 + clamp(terms.tradePercent, 0, tradePercentCap) / 100;
  return Math.floor((sellEddies * terms.payPercent * reputationPercent * trade) / 10_000);
}
