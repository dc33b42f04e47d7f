import { Prisma } from '@necp/db/types';
import type { CounterInput, CounterView, StockView } from '@necp/shared/vendor/schema';
import { canSellTo, isJunk, leftNow } from '@necp/shared/vendor/rules';
import type { VendorContent } from '@necp/shared/vendor/content';
import type { CharacterId, ItemTemplateId } from '@necp/shared/kernel';
import { guildBoosts } from '../guild';
import { carriedItems, contentOf, containersOf, lyingIn, movedWithin, repairsFor } from '../inventory';
import { auditMs, readRaw, type AuditSpan, type Ctx } from '../kernel';
import { conversationSeen } from '../npc';
import { balanceOf } from '../wallet';
import { askedFor, counterFor, forMember, offeredFor, balanceRefillMs, vendorOf, type Counter } from './counter';

/**
 * Returns a counter as a character sees it now, from any distance. The router checks that the character belongs to the
 * caller.
 * @throws GameError not_found `vendor.unknown`
 */
export async function counterView(
  ctx: Ctx,
  characterId: CharacterId,
  { vendorId }: CounterInput,
): Promise<CounterView> {
  const vendor = vendorOf(vendorId);
  const counter = await counterFor(ctx, vendor, characterId);
  const [boost, stock, vendorBalance, carried, [sold], sales, talk, balanceChits] = await Promise.all([
    guildBoosts(ctx.db, [characterId]),
    stockView(ctx, counter),
    vendorBalanceNow(ctx, vendor),
    carriedItems(ctx.db, characterId),
    containersOf(ctx.db, { characterId }, ['sold']),
    ctx.db.vendorSale.findMany({ where: { characterId, vendorId } }),
    conversationSeen(ctx.db, characterId),
    balanceOf(ctx.db, characterId),
  ]);
  const offers = carried.bag
    .filter((item) => canSellTo(vendor, contentOf(item.templateId), item).ok)
    .map((item) => ({ item, chits: offeredFor(counter, item) }))
    .filter(({ chits }) => chits > 0);
  const buyBack = (sold?.items ?? []).toReversed().flatMap((item) => {
    const sale = sales.find(({ itemId }) => itemId === item.id);
    return sale === undefined ? [] : [{ item, chits: Number(sale.chits) }];
  });
  return {
    characterId,
    vendorId,
    isHere: talk?.npcId === vendorId,
    isServed: counter.isServed,
    balanceChits,
    vendorBalanceChits: vendorBalance,
    tierPercent: counter.tierPercent,
    stock,
    lockedEntryCount: vendor.stock.length - counter.entries.length,
    offers: offers.map(({ item, chits }) => ({ itemId: item.id, chits })),
    junkChits: offers
      .filter(({ item }) => isJunk(contentOf(item.templateId), item))
      .reduce((sum, { item, chits }) => sum + chits * item.quantity, 0),
    buyBack,
    repairs: vendor.repairs,
    repairCosts: vendor.repairs
      ? repairsFor([...carried.bag, ...carried.worn])
          .map((one) => forMember(one, boost(characterId, 'repairs')))
          .map(({ item, chits }) => ({ itemId: item.id, chits }))
      : [],
  };
}

async function stockView(ctx: Ctx, counter: Counter): Promise<StockView[]> {
  const rows = await ctx.db.vendorStock.findMany({ where: { vendorId: counter.vendor.id } });
  return counter.entries.map((entry) => {
    const row = rows.find(({ templateId }) => templateId === entry.item);
    const { count } = entry;
    const left =
      count === null || row === undefined
        ? count
        : leftNow(
            { left: row.left, full: count, sinceMs: row.restockedAt.getTime(), everyMs: entry.restockMs },
            ctx.clock.nowMs(),
          );
    const restocksAt =
      left === count || row === undefined ? null : new Date(row.restockedAt.getTime() + entry.restockMs);
    return { templateId: entry.item as ItemTemplateId, left, restocksAt, priceChits: askedFor(counter, entry) };
  });
}

async function vendorBalanceNow(ctx: Ctx, vendor: VendorContent): Promise<number> {
  const row = await ctx.db.vendorBalance.findUnique({ where: { vendorId: vendor.id } });
  return row === null
    ? vendor.balanceChits
    : leftNow(
        {
          left: Number(row.left),
          full: vendor.balanceChits,
          sinceMs: row.filledAt.getTime(),
          everyMs: balanceRefillMs(vendor),
        },
        ctx.clock.nowMs(),
      );
}

interface Finding {
  readonly rule: string;
  readonly where: string;
  readonly detail: string;
}
const findingsMax = 100;

/**
 * Finds sold items that cannot be bought back from where they are, and sales whose item is elsewhere. At most a hundred
 * of each.
 * @param span looks only at the items that moved within it; at everything when it is null
 */
export async function auditSales(
  ctx: Ctx,
  span: AuditSpan | null = null,
): Promise<{ readonly entries: number; readonly findings: readonly Finding[] }> {
  const ofItems = span === null ? Prisma.empty : Prisma.sql`WHERE item_id IN (${movedWithin(span)})`;
  const [sales, lying] = await Promise.all([
    readRaw<{ itemId: string; characterId: string }>(
      ctx,
      Prisma.sql`SELECT item_id::text AS "itemId", character_id::text AS "characterId" FROM vendor_sales ${ofItems}`,
      auditMs,
    ),
    lyingIn(ctx, 'sold', span),
  ]);
  const holders = new Map(lying.map(({ id, characterId }) => [id, characterId]));
  const sold = new Set(sales.map(({ itemId }) => itemId));
  const elsewhere = sales
    .filter(({ itemId, characterId }) => holders.get(itemId) !== characterId)
    .map(({ itemId }) => ({
      rule: 'vendor.sale_elsewhere',
      where: itemId,
      detail: 'does not lie with what its seller sold',
    }));
  const unsold = lying
    .filter(({ id }) => !sold.has(id))
    .map(({ id }) => ({
      rule: 'vendor.sold_without_sale',
      where: id,
      detail: 'lies with what was sold, without a sale',
    }));
  return { entries: sales.length, findings: [...elsewhere.slice(0, findingsMax), ...unsold.slice(0, findingsMax)] };
}
