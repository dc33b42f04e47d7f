import * as z from 'zod';
import { ContentId, ItemTemplateId } from '../kernel/ids';

/** How likely one enemy drops an item, the likeliest first. */
export const chanceBands = ['always', 'often', 'sometimes', 'rarely', 'hardly_ever'] as const;
export const ChanceBand = z.enum(chanceBands);
export type ChanceBand = z.infer<typeof ChanceBand>;

/** The least pieces of an item per enemy, on average, for each band. */
const leastPieces: Readonly<Record<ChanceBand, number>> = {
  always: 0.95,
  often: 0.2,
  sometimes: 0.05,
  rarely: 0.01,
  hardly_ever: 0,
};

/** Returns the band for the pieces that one enemy drops on average; exact odds are never shown. */
export function chanceBandOf(pieces: number): ChanceBand {
  return chanceBands.find((band) => pieces >= leastPieces[band]) ?? 'hardly_ever';
}

export const HuntDrop = z.object({
  templateId: ItemTemplateId,
  chance: ChanceBand,
  /** Whether it drops on hard difficulty only, or the first time only. */
  only: z.enum(['hard', 'first_time']).nullable(),
});
export type HuntDrop = z.infer<typeof HuntDrop>;

/** What a character knows of one kind of enemy. */
export const HuntEntry = z.object({
  enemyId: ContentId,
  felled: z.int().positive(),
  hasChits: z.boolean(),
  drops: z.array(HuntDrop),
});
export type HuntEntry = z.infer<typeof HuntEntry>;

export const HuntView = z.object({
  known: z.array(HuntEntry),
  /** How many kinds of enemies the character has never brought down. */
  unknown: z.int().nonnegative(),
});
export type HuntView = z.infer<typeof HuntView>;
