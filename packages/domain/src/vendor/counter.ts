import { factions, tiers, vendors } from '@necp/content/server';
import { offeredEddies, askingEddies } from '@necp/shared/vendor/formulas';
import type { StockLine, VendorContent } from '@necp/shared/vendor/content';
import { isServed, leftNow } from '@necp/shared/vendor/rules';
import { GameError, type CharacterId } from '@necp/shared/kernel';
import { meetsAll } from '@necp/shared/quest/conditions';
import { tierOf } from '@necp/shared/reputation/formulas';
import { contentOf, gearOf, sellEddiesOf, type Item } from '../inventory';
import type { Tx } from '../kernel';
import { growthOf } from '../progression';
import { conditionContextOf, readProgress, type Seen } from '../quest';

/** A counter from one customer's side. */
export interface Counter {
  readonly vendor: VendorContent;
  readonly isServed: boolean;
  readonly tierPercent: number;
  readonly tradePercent: number;
  /** Lines this customer may buy from; the others are the back room. */
  readonly lines: readonly StockLine[];
}

/** @throws GameError not_found `vendor.unknown` */
export function vendorOf(vendorId: string): VendorContent {
  const vendor = vendors.find(({ id }) => id === vendorId);
  if (vendor === undefined) throw new GameError('not_found', 'vendor.unknown');
  return vendor;
}

/** What a vendor thinks of a customer, and what follows from it. */
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
    lines: vendor.stock.filter(({ when }) => meetsAll(when, context)),
  };
}

/** Eddies for one piece of a line. */
export function askedFor({ tierPercent, tradePercent }: Counter, line: StockLine): number {
  return askingEddies(contentOf(line.item).buyEddies, { stockPercent: line.pricePercent, tierPercent, tradePercent });
}

/** Eddies paid for one piece of an item. */
export function offeredFor({ vendor, tierPercent, tradePercent }: Counter, item: Item): number {
  return offeredEddies(sellEddiesOf(item), { payPercent: vendor.payPercent, tierPercent, tradePercent });
}

/** How long the vendor's balance takes to fill up again. */
export const balanceRefillMs = (vendor: VendorContent): number => vendor.stock[0]?.restockMs ?? 0;

/**
 * What is left of a line, held until the transaction ends; the clock fills it up. Lines that never run out are not
 * kept.
 */
export async function holdStock(
  tx: Tx,
  at: { readonly vendorId: string; readonly line: StockLine & { readonly count: number }; readonly now: Date },
): Promise<{ readonly left: number; readonly restockedAt: Date }> {
  const { vendorId, line, now } = at;
  await tx.$executeRaw`INSERT INTO vendor_stock (vendor_id, template_id, "left", restocked_at)
    VALUES (${vendorId}, ${line.item}, ${line.count}, ${now}) ON CONFLICT DO NOTHING`;
  await tx.$queryRaw`SELECT 1 FROM vendor_stock WHERE vendor_id = ${vendorId} AND template_id = ${line.item}
    FOR UPDATE`;
  const { left, restockedAt } = await tx.vendorStock.findUniqueOrThrow({
    where: { vendorId_templateId: { vendorId, templateId: line.item } },
  });
  const fresh = leftNow(
    { left, full: line.count, sinceMs: restockedAt.getTime(), everyMs: line.restockMs },
    now.getTime(),
  );
  // The clock starts with the first piece that goes.
  return { left: fresh, restockedAt: fresh === line.count ? now : restockedAt };
}

/** What the vendor's balance holds, held until the transaction ends. */
export async function lockVendorBalance(
  tx: Tx,
  at: { readonly vendor: VendorContent; readonly now: Date },
): Promise<{ readonly left: number; readonly filledAt: Date }> {
  const { vendor, now } = at;
  await tx.$executeRaw`INSERT INTO vendor_balances (vendor_id, "left", filled_at)
    VALUES (${vendor.id}, ${vendor.balanceEddies}, ${now}) ON CONFLICT DO NOTHING`;
  await tx.$queryRaw`SELECT 1 FROM vendor_balances WHERE vendor_id = ${vendor.id} FOR UPDATE`;
  const { left, filledAt } = await tx.vendorBalance.findUniqueOrThrow({ where: { vendorId: vendor.id } });
  const fresh = leftNow(
    { left: Number(left), full: vendor.balanceEddies, sinceMs: filledAt.getTime(), everyMs: balanceRefillMs(vendor) },
    now.getTime(),
  );
  return { left: fresh, filledAt: fresh === vendor.balanceEddies ? now : filledAt };
}
