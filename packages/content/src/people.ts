import * as z from 'zod';
import { NpcContent } from '@necp/shared/npc/content';
import { VendorContent } from '@necp/shared/vendor/content';
import uptown from '../data/npc/uptown-people.json';
import watson from '../data/npc/watson-people.json';
import vendorEntries from '../data/vendor/vendors.json';
import { withDistrictNames } from './districts';

/** The named people. */
export const npcs: readonly NpcContent[] = z.array(NpcContent).parse(withDistrictNames([...watson, ...uptown]));
/** Vendors by the id of their person. */
export const vendors: readonly VendorContent[] = z.array(VendorContent).parse(withDistrictNames(vendorEntries));
