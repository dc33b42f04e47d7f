import * as z from 'zod';
import { ItemView, Quantity } from '../inventory/schema';
import { CharacterId, ContentId, ItemId, ItemTemplateId, RequestId } from '../kernel/ids';
import { AgreedChits } from '../kernel/money';

const Price = z.int().nonnegative();
/** One entry of the stock. Restricted entries that are still closed to the customer are only counted. */
export const StockView = z.object({
  templateId: ItemTemplateId,
  /** The number left; null when it never runs out. */ left: z.int().nullable(),
  restocksAt: z.date().nullable(),
  priceChits: Price,
});
export type StockView = z.infer<typeof StockView>;

/** A vendor's counter as one customer sees it. */
export const CounterView = z.object({
  characterId: CharacterId,
  vendorId: ContentId,
  /** Whether the character stands at the counter now; deals are possible only there. */
  isHere: z.boolean(),
  /** Whether the vendor serves this customer at all. */
  isServed: z.boolean(),
  balanceChits: z.bigint(),
  vendorBalanceChits: Price,
  tierPercent: z.int(),
  stock: z.array(StockView),
  lockedEntryCount: z.int(),
  /** The price offered for one piece of each item in the bag; items the vendor does not want are left out. */
  offers: z.array(z.object({ itemId: ItemId, chits: Price })),
  junkChits: Price,
  buyBack: z.array(z.object({ item: ItemView, chits: Price })),
  repairs: z.boolean(),
  repairCosts: z.array(z.object({ itemId: ItemId, chits: Price })),
});
export type CounterView = z.infer<typeof CounterView>;

const at = { vendorId: ContentId };
const deal = { requestId: RequestId, ...at };
export const CounterInput = z.strictObject(at);
export type CounterInput = z.infer<typeof CounterInput>;
/** `priceChits` is the price shown for one piece: the buyer never pays more. */
export const BuyInput = z.strictObject({
  ...deal,
  templateId: ItemTemplateId,
  quantity: Quantity,
  priceChits: AgreedChits.min(1),
});
export type BuyInput = z.infer<typeof BuyInput>;
export const SellInput = z.strictObject({ ...deal, itemId: ItemId, quantity: Quantity });
export type SellInput = z.infer<typeof SellInput>;
export const SellJunkInput = z.strictObject(deal);
export type SellJunkInput = z.infer<typeof SellJunkInput>;
export const BuyBackInput = z.strictObject({ ...deal, itemId: ItemId });
export type BuyBackInput = z.infer<typeof BuyBackInput>;
/** Repairs one item, or with null everything carried and equipped. */
export const RepairInput = z.strictObject({ ...deal, itemId: ItemId.nullable() });
export type RepairInput = z.infer<typeof RepairInput>;
