import * as z from 'zod';
import { CharacterId, ContentId, ItemId, ItemTemplateId, RequestId } from '../kernel/ids';
import { armourSlots, cyberwareParts, Rarity, type ItemContent } from './content';

/** The highest stack there can be. */
export const maxStackEver = 9_999;
/** A positive whole number of pieces. */
export const Quantity = z.int().min(1).max(maxStackEver);

/**
 * What a character has things in: what is carried, what is worn, what lies in the bank, what waits to be claimed, what
 * the last buyers still hold.
 */
export const ownKinds = ['bag', 'equipment', 'bank', 'delivery', 'sold'] as const;
/** With the stash, which all characters of an account share. */
export const containerKinds = [...ownKinds, 'stash'] as const;
export const ContainerKind = z.enum(containerKinds);
export type ContainerKind = z.infer<typeof ContainerKind>;

/** Slots of the body, in the order in which the equipment container numbers them. */
export const wornPlaces = [
  ...armourSlots,
  'weapon_main',
  'weapon_side',
  'thrown',
  ...cyberwareParts.map((part) => `cyber_${part}` as const),
] as const;
export const WornPlace = z.enum(wornPlaces);
export type WornPlace = z.infer<typeof WornPlace>;

/** Kinds of things there are. */
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
/** What makes one thing differ from others of its kind. */
export const ItemInstance = z.object({ rarity: Rarity, level: z.int().min(1), affixes: z.array(AffixView) });
export type ItemInstance = z.infer<typeof ItemInstance>;

/** A thing in its slot; texts and figures of its kind are in the content under `templateId`. */
export const ItemView = z.object({
  id: ItemId,
  slot: z.int(),
  quantity: z.int(),
  templateId: ItemTemplateId,
  ...ItemInstance.shape,
  /** Points left and points when whole; null for what does not wear out. */
  durability: z.number().nullable(),
  durabilityMax: z.int().nullable(),
  /** Templates of the mods in its sockets. */
  mods: z.array(ContentId),
  isBound: z.boolean(),
  isLocked: z.boolean(),
  isJunk: z.boolean(),
  /** Worth of one piece before any vendor; 0 when no vendor takes it. */
  sellEddies: z.int(),
});
export type ItemView = z.infer<typeof ItemView>;

export const ContainerView = z.object({ kind: ContainerKind, slots: z.int(), items: z.array(ItemView) });
export type ContainerView = z.infer<typeof ContainerView>;
export const InventoryView = z.object({
  characterId: CharacterId,
  /** The bag and the equipment. */
  containers: z.array(ContainerView),
  weightGrams: z.int(),
  /** Carried without effect, as body and gear allow; passives come on top. */
  limitGrams: z.int(),
  /** Cyberware worn and borne. */
  strain: z.int(),
  strainLimit: z.int(),
  /** Things that wait to be claimed at a bank terminal. */
  deliveries: z.int(),
});
export type InventoryView = z.infer<typeof InventoryView>;

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
/** A locked thing is neither sold nor thrown away; junk is sold with all other junk. */
export const LockItemInput = z.strictObject({ ...ofItem, isLocked: z.boolean() });
export type LockItemInput = z.infer<typeof LockItemInput>;
export const MarkJunkInput = z.strictObject({ ...ofItem, isJunk: z.boolean() });
export type MarkJunkInput = z.infer<typeof MarkJunkInput>;
/** Without a place: the first free one where it is worn, or the first of them. */
export const EquipItemInput = z.strictObject({ ...ofItem, place: WornPlace.optional() });
export type EquipItemInput = z.infer<typeof EquipItemInput>;
export const UnequipItemInput = z.strictObject(ofItem);
export type UnequipItemInput = z.infer<typeof UnequipItemInput>;
/** A mod goes into a socket for good; what was in it is lost. */
export const InsertModInput = z.strictObject({ ...ofItem, modItemId: ItemId, socket: z.int().min(0).max(3) });
export type InsertModInput = z.infer<typeof InsertModInput>;
/** A tool that mends, used on something worn out. */
export const MendItemInput = z.strictObject({ ...ofItem, toolItemId: ItemId });
export type MendItemInput = z.infer<typeof MendItemInput>;
