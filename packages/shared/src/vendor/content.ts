import * as z from 'zod';
import { ContentId } from '../kernel/ids';
import { Condition } from '../quest/content';

export const StockLine = z.strictObject({
  item: ContentId,
  /** Null: never runs out. */ count: z.int().positive().nullable(),
  restockMs: z.int().positive(),
  pricePercent: z.int().min(80).max(300).default(100),
  when: z.array(Condition).default([]),
});
export type StockLine = z.infer<typeof StockLine>;

export const VendorContent = z.strictObject({
  /** The person behind the counter. */
  id: ContentId,
  faction: ContentId,
  place: ContentId,
  stock: z.array(StockLine).min(4),
  /** Kinds taken, and what part of the base selling price is paid. */
  buys: z.array(z.enum(['firearm', 'blade', 'thrown', 'armour', 'cyberware', 'consumable', 'mod', 'material', 'junk'])),
  payPercent: z.int().min(20).max(100),
  /** What the vendor's balance holds for buying, filled up again every `restockMs` of the first line. */
  balanceEddies: z.int().positive(),
  repairs: z.boolean(),
});
export type VendorContent = z.infer<typeof VendorContent>;
