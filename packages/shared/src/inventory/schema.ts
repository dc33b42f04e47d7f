import * as z from 'zod';
import { CharacterId, ItemId, ItemTemplateId, RequestId } from '../kernel/ids';
import { EddiesAmount } from '../kernel/money';

/** The highest stack there can be. */
export const maxStackEver = 9_999;
/** A positive whole number of pieces. */
export const Quantity = z.int().min(1).max(maxStackEver);

export const containerKinds = ['bag', 'equipment', 'bank'] as const;
export const ContainerKind = z.enum(containerKinds);
export type ContainerKind = z.infer<typeof ContainerKind>;

/** Slots of the body, in the order in which the equipment container numbers them. */
export const wornPlaces = ['head', 'face', 'jacket', 'torso', 'hands', 'legs', 'feet', 'weapon_main', 'weapon_side', 'cyber_eyes', 'cyber_arms', 'cyber_nerves'] as const;
export const WornPlace = z.enum(wornPlaces);
export type WornPlace = z.infer<typeof WornPlace>;

export const itemCategories = ['weapon', 'clothing', 'cyberware', 'consumable', 'ammunition', 'material', 'tool', 'keepsake'] as const;
/** From what lies in the gutter to what there is one of. */
export const rarities = ['scrap', 'common', 'refined', 'military', 'prototype', 'iconic'] as const;
export const Rarity = z.enum(rarities);
export type Rarity = z.infer<typeof Rarity>;

const Text = z.strictObject({ en: z.string().min(1).max(80), ru: z.string().min(1).max(80) });

/** A kind of thing as it is authored. */
export const ItemTemplate = z.strictObject({
  id: ItemTemplateId, name: Text, category: z.enum(itemCategories), rarity: Rarity, maxStack: Quantity,
  weightGrams: z.int().min(0).max(1_000_000), priceEddies: z.union([z.int().min(1).transform((price) => BigInt(price)), EddiesAmount]), wornOn: WornPlace.nullable(),
});
export type ItemTemplate = z.infer<typeof ItemTemplate>;

export const ItemView = z.object({
  id: ItemId, slot: z.int(), quantity: z.int(), templateId: ItemTemplateId, name: z.object({ en: z.string(), ru: z.string() }),
  category: z.string(), rarity: z.string(), maxStack: z.int(), weightGrams: z.int(), wornOn: z.string().nullable(),
});
export type ItemView = z.infer<typeof ItemView>;

export const ContainerView = z.object({ kind: ContainerKind, slots: z.int(), items: z.array(ItemView) });
export const InventoryView = z.object({ characterId: CharacterId, containers: z.array(ContainerView), weightGrams: z.int() });
export type InventoryView = z.infer<typeof InventoryView>;

const Place = z.strictObject({ kind: ContainerKind, slot: z.int().min(0).max(999) });
export type Place = z.infer<typeof Place>;

export const MoveItemInput = z.strictObject({ requestId: RequestId, itemId: ItemId, to: Place });
export type MoveItemInput = z.infer<typeof MoveItemInput>;
export const SplitStackInput = z.strictObject({ requestId: RequestId, itemId: ItemId, quantity: Quantity, to: Place });
export type SplitStackInput = z.infer<typeof SplitStackInput>;
export const MergeStacksInput = z.strictObject({ requestId: RequestId, itemId: ItemId, intoId: ItemId });
export type MergeStacksInput = z.infer<typeof MergeStacksInput>;
export const DestroyItemInput = z.strictObject({ requestId: RequestId, itemId: ItemId, quantity: Quantity });
export type DestroyItemInput = z.infer<typeof DestroyItemInput>;
