import * as z from 'zod';
import { Rarity } from '../inventory/content';
import { LocalText, WholeRange } from '../kernel/content';
import { ContentId } from '../kernel/ids';
import { Condition } from '../quest/content';

const gate = {
  /** The level of the defeated enemy or opened container. */
  levels: WholeRange.optional(),
  /** The entry counts only on hard difficulty, or only the first time this character defeats the source. */
  only: z.enum(['hard', 'first_time']).optional(),
  when: z.array(Condition).default([]),
};
const quantity = WholeRange.default({ min: 1, max: 1 });
const Rarities = z.partialRecord(Rarity, z.int().positive());
/** `rarity` gives weights that add up to 1000; without it the item keeps its template's rarity. */
const ItemDrop = z.strictObject({ item: ContentId, quantity, rarity: Rarities.optional(), ...gate });
const TableDrop = z.strictObject({ table: ContentId, ...gate });
/** The amount grows by a tenth for each level of the source above 1. */
const ChitsDrop = z.strictObject({ chits: WholeRange, ...gate });
const NothingDrop = z.strictObject({ nothing: z.literal(true) });
export const Drop = z.union([ItemDrop, TableDrop, ChitsDrop]);
export type Drop = z.infer<typeof Drop>;

const weight = { weight: z.int().positive() };
export const WeightedDrop = z.union([
  ItemDrop.extend(weight),
  TableDrop.extend(weight),
  ChitsDrop.extend(weight),
  NothingDrop.extend(weight),
]);
export type WeightedDrop = z.infer<typeof WeightedDrop>;

export const LootTableContent = z.strictObject({
  id: ContentId,
  /** Entries that are given every time their conditions hold, in addition to the rolls. */
  guaranteed: z.array(Drop).default([]),
  rolls: WholeRange,
  /**
   * Weights add up to 1000. An entry whose conditions do not hold counts as nothing, so the odds of the others never
   * shift.
   */
  entries: z.array(WeightedDrop),
});
export type LootTableContent = z.infer<typeof LootTableContent>;

export const ContainerContent = z.strictObject({
  id: ContentId,
  name: LocalText,
  table: ContentId,
  openMs: z.int().positive(),
  refillMs: z.int().positive(),
  level: z.int().min(1).max(30),
  /** A locked container requires a check, or its key. */
  lock: z
    .strictObject({ by: z.enum(['engineering', 'hacking', 'body']), difficulty: z.int(), key: ContentId.optional() })
    .optional(),
  places: z.array(z.strictObject({ place: ContentId, count: z.int().positive() })).min(1),
});
export type ContainerContent = z.infer<typeof ContainerContent>;
