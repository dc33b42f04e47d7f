import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { CharacterId, ContentId, ItemTemplateId } from '../kernel/ids';

const Deal = z.object({
  characterId: CharacterId,
  vendorId: ContentId,
  templateId: ItemTemplateId,
  count: z.int().positive(),
  chits: z.int().nonnegative(),
});

/** A character sold an item to a vendor. */
export const soldToVendor = defineEvent({
  name: 'vendor.item_sold',
  version: 1,
  payload: Deal,
  keyOf: (event) => event.characterId,
});
/** A character bought an item from a vendor, or bought a sold item back. */
export const boughtFromVendor = defineEvent({
  name: 'vendor.item_bought',
  version: 1,
  payload: Deal,
  keyOf: (event) => event.characterId,
});
