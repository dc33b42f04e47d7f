import { factions, tiers, vendors } from '@necp/content/server';
import { offeredChits, askingChits } from '@necp/shared/vendor/formulas';
import type { StockEntry, VendorContent } from '@necp/shared/vendor/content';
import { isServed, leftNow } from '@necp/shared/vendor/rules';
import { GameError, type CharacterId } from '@necp/shared/kernel';
import { meetsAll } from '@necp/shared/quest/conditions';
import { tierOf } from '@necp/shared/reputation/formulas';
import { contentOf, gearOf, sellChitsOf, type Item } from '../inventory';
import type { Tx } from '../kernel';
import { growthOf } from '../progression';
import { conditionContextOf, readProgress, type Seen } from '../quest';

/** A vendor's counter for one customer. */
export interface Counter {
  readonly vendor: VendorContent;
  readonly isServed: boolean;
  readonly tierPercent: number;
  readonly tradePercent: number;
  /** Stock that this customer may buy; the rest is restricted. */
  readonly entries: readonly StockEntry[];
}

/** @throws GameError not_found `vendor.unknown` */
export function vendorOf(vendorId: string): VendorContent {
  const vendor = vendors.find(({ id }) => id === vendorId);
  if (vendor === undefined) throw new GameError('not_found', 'vendor.unknown');
  return vendor;
}

/** Returns the counter for a customer, with the vendor's opinion of them and its consequences. */
export async function counterFor(seen: Seen, vendor: VendorContent, characterId: CharacterId): Promise<Counter> {
  const context = await conditionContextOf(seen, characterId, await readProgress(seen.db, characterId));
  const [gear, { passives }] = [await gearOf(seen.db, characterId), await growthOf(seen.db, characterId)];
  const points = context.reputation[vendor.faction] ?? 0;
  return {
    vendor,
    isServed: isServed(
      factions.find(({ id }) => id === vendor.faction),
      points,
      tiers,
    ),
    tierPercent: tierOf(points, tiers).pricePercent,
    tradePercent: (gear.bonus.tradePercent ?? 0) + (passives.tradePercent ?? 0),
    entries: vendor.stock.filter(({ when }) => meetsAll(when, context)),
  };
}

/** Returns the price of one piece of a stock entry. */
export function askedFor({ tierPercent, tradePercent }: Counter, entry: StockEntry): number {
  return askingChits(contentOf(entry.item).buyChits, { stockPercent: entry.pricePercent, tierPercent, tradePercent });
}

/** Returns the price offered for one piece of an item. */
export function offeredFor({ vendor, tierPercent, tradePercent }: Counter, item: Item): number {
  return offeredChits(sellChitsOf(item), { payPercent: vendor.payPercent, tierPercent, tradePercent });
}

/** Returns how long the vendor's balance takes to refill. */
export const balanceRefillMs = (vendor: VendorContent): number => vendor.stock[0]?.restockMs ?? 0;

/**
 * Returns what is left of a stock entry, locked until the transaction ends; it refills over time. Unlimited entries are
 * not stored.
 */
export async function holdStock(
  tx: Tx,
  at: { readonly vendorId: string; readonly entry: StockEntry & { readonly count: number }; readonly now: Date },
): Promise<{ readonly left: number; readonly restockedAt: Date }> {
  const { vendorId, entry, now } = at;
  await tx.$executeRaw`INSERT INTO vendor_stock (vendor_id, template_id, "left", restocked_at)
    VALUES (${vendorId}, ${entry.item}, ${entry.count}, ${now}) ON CONFLICT DO NOTHING`;
  await tx.$queryRaw`SELECT 1 FROM vendor_stock WHERE vendor_id = ${vendorId} AND template_id = ${entry.item}
    FOR NO KEY UPDATE`;
  const { left, restockedAt } = await tx.vendorStock.findUniqueOrThrow({
    where: { vendorId_templateId: { vendorId, templateId: entry.item } },
  });
  const fresh = leftNow(
    { left, full: entry.count, sinceMs: restockedAt.getTime(), everyMs: entry.restockMs },
    now.getTime(),
  );
  // The time to the restock starts with the first piece sold.
  return { left: fresh, restockedAt: fresh === entry.count ? now : restockedAt };
}

/** Returns the vendor's balance, locked until the transaction ends. */
export async function lockVendorBalance(
  tx: Tx,
  at: { readonly vendor: VendorContent; readonly now: Date },
): Promise<{ readonly left: number; readonly filledAt: Date }> {
  const { vendor, now } = at;
  await tx.$executeRaw`INSERT INTO vendor_balances (vendor_id, "left", filled_at)
    VALUES (${vendor.id}, ${vendor.balanceChits}, ${now}) ON CONFLICT DO NOTHING`;
  await tx.$queryRaw`SELECT 1 FROM vendor_balances WHERE vendor_id = ${vendor.id} FOR NO KEY UPDATE`;
  const { left, filledAt } = await tx.vendorBalance.findUniqueOrThrow({ where: { vendorId: vendor.id } });
  const fresh = leftNow(
    { left: Number(left), full: vendor.balanceChits, sinceMs: filledAt.getTime(), everyMs: balanceRefillMs(vendor) },
    now.getTime(),
  );
  return { left: fresh, filledAt: fresh === vendor.balanceChits ? now : filledAt };
}

/** Returns a repair at the price for a member of a guild that repairs more cheaply by so many percent; at least 1. */
export function forMember<T extends { readonly chits: number }>(repair: T, percent: number): T {
  return { ...repair, chits: Math.max(1, Math.ceil(repair.chits * (1 - percent / 100))) };
}
