import * as z from 'zod';
import { LocalText } from '../kernel/content';
import { CharacterId, ContentId, ItemId, ItemTemplateId, RequestId } from '../kernel/ids';
import { armourSlots, cyberwareParts, Rarity, type ItemContent } from './content';

/** The size of the largest possible stack. */
export const maxStackEver = 9_999;
/** A positive whole number of pieces. */
export const Quantity = z.int().min(1).max(maxStackEver);

/**
 * The containers of a character: carried items, equipped items, bank, what a full bag could not take until it is in a
 * letter, and sold items that can still be bought back.
 */
export const ownKinds = ['bag', 'equipment', 'bank', 'delivery', 'sold'] as const;
/** The containers of a character and the stash, which all characters of an account share. */
export const containerKinds = [...ownKinds, 'stash'] as const;
export const ContainerKind = z.enum(containerKinds);
export type ContainerKind = z.infer<typeof ContainerKind>;

/** The equipment slots, in the order in which the equipment container numbers them. */
export const wornPlaces = [
  ...armourSlots,
  'weapon_main',
  'weapon_side',
  'thrown',
  ...cyberwareParts.map((part) => `cyber_${part}` as const),
] as const;
export const WornPlace = z.enum(wornPlaces);
export type WornPlace = z.infer<typeof WornPlace>;

/** The kinds of items. */
export const itemKinds = [
  'firearm',
  'blade',
  'thrown',
  'armour',
  'cyberware',
  'mod',
  'consumable',
  'quest',
  'material',
  'junk',
] as const satisfies readonly ItemContent['kind'][];

export const AffixView = z.object({ affix: ContentId, tier: z.int(), value: z.number() });
/** The values in which one item differs from others of its kind. */
export const ItemInstance = z.object({ rarity: Rarity, level: z.int().min(1), affixes: z.array(AffixView) });
export type ItemInstance = z.infer<typeof ItemInstance>;

/** An item in its slot; the content has the texts and stats of its kind under `templateId`. */
export const ItemView = z.object({
  id: ItemId,
  slot: z.int(),
  quantity: z.int(),
  templateId: ItemTemplateId,
  ...ItemInstance.shape,
  /** Points left and points of an undamaged item; null for items that do not wear out. */
  durability: z.number().nullable(),
  durabilityMax: z.int().nullable(),
  /** Templates of the mods in its sockets. */
  mods: z.array(ContentId),
  isBound: z.boolean(),
  isLocked: z.boolean(),
  isJunk: z.boolean(),
  /** The base selling price of one piece; 0 when no vendor buys it. */
  sellChits: z.int(),
});
export type ItemView = z.infer<typeof ItemView>;

export const ContainerView = z.object({ kind: ContainerKind, slots: z.int(), items: z.array(ItemView) });
export type ContainerView = z.infer<typeof ContainerView>;
export const InventoryView = z.object({
  characterId: CharacterId,
  /** The bag and the equipment. */
  containers: z.array(ContainerView),
  weightGrams: z.int(),
  /** The weight that can be carried without effect, from Body and gear; passives are added on top. */
  limitGrams: z.int(),
  /** The strain of the equipped cyberware, and the character's limit. */
  strain: z.int(),
  strainLimit: z.int(),
});
export type InventoryView = z.infer<typeof InventoryView>;

/** What a character wears, as everyone may see it. */
export const ShownGearView = z.object({
  /** `icon` is the name of a content icon. */
  items: z.array(
    z.object({
      place: WornPlace,
      templateId: ContentId,
      name: LocalText,
      icon: z.string(),
      rarity: Rarity,
      level: z.int(),
    }),
  ),
});
export type ShownGearView = z.infer<typeof ShownGearView>;

/** The item templates that each of the account's characters wears. */
export const OutfitsView = z.object({
  outfits: z.array(z.object({ characterId: CharacterId, worn: z.array(ContentId) })),
});
export type OutfitsView = z.infer<typeof OutfitsView>;

export const Place = z.strictObject({ kind: ContainerKind, slot: z.int().min(0).max(9_999) });
export type Place = z.infer<typeof Place>;

const ofItem = { requestId: RequestId, itemId: ItemId };
export const MoveItemInput = z.strictObject({ ...ofItem, to: Place });
export type MoveItemInput = z.infer<typeof MoveItemInput>;
export const SplitStackInput = z.strictObject({ ...ofItem, quantity: Quantity, to: Place });
export type SplitStackInput = z.infer<typeof SplitStackInput>;
export const MergeStacksInput = z.strictObject({ ...ofItem, intoId: ItemId });
export type MergeStacksInput = z.infer<typeof MergeStacksInput>;
export const DestroyItemInput = z.strictObject({ ...ofItem, quantity: Quantity });
export type DestroyItemInput = z.infer<typeof DestroyItemInput>;

export const sortOrders = ['kind', 'rarity', 'worth', 'weight', 'newest'] as const;
export const SortOrder = z.enum(sortOrders);
export type SortOrder = z.infer<typeof SortOrder>;
export const SortBagInput = z.strictObject({ requestId: RequestId, by: SortOrder });
export type SortBagInput = z.infer<typeof SortBagInput>;
/** A locked item can be neither sold nor destroyed; junk is sold with all other junk. */
export const LockItemInput = z.strictObject({ ...ofItem, isLocked: z.boolean() });
export type LockItemInput = z.infer<typeof LockItemInput>;
export const MarkJunkInput = z.strictObject({ ...ofItem, isJunk: z.boolean() });
export type MarkJunkInput = z.infer<typeof MarkJunkInput>;
/** Without a slot, the item goes to the first free slot made for it, or to the first of them. */
export const EquipItemInput = z.strictObject({ ...ofItem, place: WornPlace.optional() });
export type EquipItemInput = z.infer<typeof EquipItemInput>;
export const UnequipItemInput = z.strictObject(ofItem);
export type UnequipItemInput = z.infer<typeof UnequipItemInput>;
/** A mod goes into a socket permanently; the mod that was in it is lost. */
export const InsertModInput = z.strictObject({ ...ofItem, modItemId: ItemId, socket: z.int().min(0).max(3) });
export type InsertModInput = z.infer<typeof InsertModInput>;
/** Uses a repair tool on a worn item. */
export const MendItemInput = z.strictObject({ ...ofItem, toolItemId: ItemId });
export type MendItemInput = z.infer<typeof MendItemInput>;
