import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { CharacterId, ContentId, ItemTemplateId } from '../kernel/ids';

const Deal = z.object({
  characterId: CharacterId,
  vendorId: ContentId,
  templateId: ItemTemplateId,
  count: z.int().positive(),
  eddies: z.int().nonnegative(),
});

/** A character sold something over a counter. */
export const soldToVendor = defineEvent({
  name: 'vendor.item_sold',
  version: 1,
  payload: Deal,
  keyOf: (event) => event.characterId,
});
/** A character bought something over a counter, or took back what was sold. */
export const boughtFromVendor = defineEvent({
  name: 'vendor.item_bought',
  version: 1,
  payload: Deal,
  keyOf: (event) => event.characterId,
});
