import * as z from 'zod';
import { ContentId } from '../kernel/ids';
import { Condition } from '../quest/content';

export const StockEntry = z.strictObject({
  item: ContentId,
  /** The number in stock; null when the item never runs out. */ count: z.int().positive().nullable(),
  restockMs: z.int().positive(),
  pricePercent: z.int().min(80).max(300).default(100),
  when: z.array(Condition).default([]),
});
export type StockEntry = z.infer<typeof StockEntry>;

export const VendorContent = z.strictObject({
  /** The person who sells. */
  id: ContentId,
  faction: ContentId,
  place: ContentId,
  stock: z.array(StockEntry).min(4),
  /** The kinds of items the vendor buys, and the percentage of the base selling price that is paid. */
  buys: z.array(z.enum(['firearm', 'blade', 'thrown', 'armour', 'cyberware', 'consumable', 'mod', 'material', 'junk'])),
  payPercent: z.int().min(20).max(100),
  /** The vendor's balance for buying, which is refilled every `restockMs` of the first stock entry. */
  balanceChits: z.int().positive(),
  repairs: z.boolean(),
});
export type VendorContent = z.infer<typeof VendorContent>;
