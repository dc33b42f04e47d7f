import * as z from 'zod';
import { AffixContent, ItemContent } from '@necp/shared/inventory/content';
import affixEntries from '../data/inventory/affixes.json';
import armour from '../data/inventory/armour.json';
import consumables from '../data/inventory/consumables.json';
import cyberware from '../data/inventory/cyberware.json';
import firearms from '../data/inventory/firearms.json';
import materialsAndJunk from '../data/inventory/materials-and-junk.json';
import meleeAndThrown from '../data/inventory/melee-and-thrown.json';
import mods from '../data/inventory/mods.json';
import uniques from '../data/inventory/uniques.json';
import { withDistrictNames } from './districts';

/** All items. */
export const items: readonly ItemContent[] = z
  .array(ItemContent)
  .parse(
    withDistrictNames([
      ...firearms,
      ...meleeAndThrown,
      ...armour,
      ...cyberware,
      ...consumables,
      ...mods,
      ...uniques,
      ...materialsAndJunk,
    ]),
  );

/** The affixes that items can roll. */
export const affixes: readonly AffixContent[] = z.array(AffixContent).parse(withDistrictNames(affixEntries));
