import * as z from 'zod';
import { Rarity } from '../inventory/content';
import { AffixView, itemKinds } from '../inventory/schema';
import { CharacterId, ContentId, ItemId, ItemTemplateId, RequestId } from '../kernel/ids';

export const sourceKinds = ['enemy', 'container', 'event', 'cache'] as const;
export const SourceKind = z.enum(sourceKinds);
export type SourceKind = z.infer<typeof SourceKind>;

/** Rolled loot: an item as it will be in the bag, or chits. */
export const LootItem = z.union([
  z.object({
    templateId: ItemTemplateId,
    quantity: z.int().positive(),
    rarity: Rarity,
    level: z.int(),
    affixes: z.array(AffixView),
  }),
  z.object({ chits: z.int().positive() }),
]);
export type LootItem = z.infer<typeof LootItem>;

/** A drop. Every player may take it when it has no owner or the owner's time is over. */
export const DropView = z.object({
  dropId: z.uuid(),
  ownerId: CharacterId.nullable(),
  /** Members of the owner's party who may take it as well; the first one gets it. */
  sharedWith: z.array(CharacterId).optional(),
  ownedUntilMs: z.number(),
  expiresMs: z.number(),
  /** Null for chits; their rarity is common. */
  templateId: ItemTemplateId.nullable(),
  quantity: z.int(),
  rarity: Rarity,
  chits: z.int(),
  x: z.number(),
  y: z.number(),
});
export type DropView = z.infer<typeof DropView>;

/** One roll, as shown to its character. */
export const LootRollView = z.object({
  id: z.uuid(),
  at: z.date(),
  sourceKind: SourceKind,
  sourceId: ContentId,
  level: z.int(),
  isHard: z.boolean(),
  isFirst: z.boolean(),
  luck: z.int(),
  lootItems: z.array(LootItem),
});
export type LootRollView = z.infer<typeof LootRollView>;
/** Requests rolls, newest first; `cursor` is the id of the oldest one the client has. */
export const LootAuditInput = z.object({ cursor: z.uuid().nullish() });
export type LootAuditInput = z.infer<typeof LootAuditInput>;
export const LootAuditView = z.object({ rolls: z.array(LootRollView), hasMore: z.boolean() });
export type LootAuditView = z.infer<typeof LootAuditView>;

/** What is picked up automatically. */
export const LootFilter = z.strictObject({
  isOn: z.boolean(),
  minRarity: Rarity,
  kinds: z.array(z.enum(itemKinds)).max(itemKinds.length),
  withChits: z.boolean(),
});
export type LootFilter = z.infer<typeof LootFilter>;
export const SaveLootFilterInput = z.strictObject({ requestId: RequestId, filter: LootFilter });
export type SaveLootFilterInput = z.infer<typeof SaveLootFilterInput>;

export const OpenCacheInput = z.strictObject({ requestId: RequestId, itemId: ItemId });
export type OpenCacheInput = z.infer<typeof OpenCacheInput>;
export const OpenCacheView = z.object({
  lootItems: z.array(LootItem),
  /** Pieces that were sent to the deliveries because the bag was full. */ delivered: z.int(),
});
export type OpenCacheView = z.infer<typeof OpenCacheView>;

/** The live message after an enemy took money from a character. */
export const MoneySnatched = z.object({ enemyId: ContentId, chits: z.int().positive() });
