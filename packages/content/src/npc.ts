import { OverheardContent } from '@necp/shared/npc/content';
import * as z from 'zod';
import type { LocalText } from '@necp/shared/zone/map';
import overheardEntries from '../data/npc/overheard.json';
import entries from '../data/npc/townspeople.json';
import { withDistrictNames } from './districts';

/** The names of townspeople who have no personal name, such as "passer-by". */
export const townspeopleNames: readonly LocalText[] = z
  .array(z.strictObject({ en: z.string().min(1), ru: z.string().min(1) }))
  .min(1)
  .parse(entries);

/** What passers-by say to each other near players. */
export const overheard: readonly OverheardContent[] = z
  .array(OverheardContent)
  .parse(withDistrictNames(overheardEntries));
