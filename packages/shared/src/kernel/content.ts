import * as z from 'zod';

/** A text in both languages; content is never written in only one of them. */
export const LocalText = z.strictObject({ en: z.string().min(1), ru: z.string().min(1) });
export type LocalText = z.infer<typeof LocalText>;

/** A closed range of whole numbers, the lower end first. */
export const WholeRange = z
  .strictObject({ min: z.int(), max: z.int() })
  .refine(({ min, max }) => min <= max, 'the lower end comes first');
export type WholeRange = z.infer<typeof WholeRange>;

/** A share of a thousand, the unit of every chance and weight in the content. */
export const PerMille = z.int().min(0).max(1000);
export type PerMille = z.infer<typeof PerMille>;

/** The name of an icon in the icon set. */
export const IconName = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
