import * as z from 'zod';
import type { LocalText } from '@necp/shared/zone/map';
import entries from '../data/npc/townspeople.json';

/** The names of townspeople who have no personal name, such as "passer-by". */
export const townspeopleNames: readonly LocalText[] = z
  .array(z.strictObject({ en: z.string().min(1), ru: z.string().min(1) }))
  .min(1)
  .parse(entries);
