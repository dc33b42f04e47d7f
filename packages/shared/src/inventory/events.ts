import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { CharacterId, ItemId, ItemTemplateId } from '../kernel/ids';
import { WornPlace } from './schema';

const Change = z.object({
  characterId: CharacterId,
  ledgerId: z.uuid(),
  templateId: ItemTemplateId,
  quantity: z.int().positive(),
  reason: z.string(),
});

/** A character received items, from the world or from another character. */
export const itemGained = defineEvent({
  name: 'inventory.item_gained',
  version: 1,
  payload: Change.extend({
    /** How many of them did not fit into the bag and come in a letter. */
    delivered: z.int().nonnegative().default(0),
  }),
  keyOf: (event) => event.characterId,
});
/** A character lost items: they were given away, used up or destroyed. */
export const itemLost = defineEvent({
  name: 'inventory.item_lost',
  version: 1,
  payload: Change,
  keyOf: (event) => event.characterId,
});
/** An item was equipped. */
export const itemEquipped = defineEvent({
  name: 'inventory.item_equipped',
  version: 1,
  keyOf: (event) => event.characterId,
  payload: z.object({
    characterId: CharacterId,
    itemId: ItemId,
    templateId: ItemTemplateId,
    count: z.int().positive(),
    place: WornPlace,
  }),
});
/** A consumable was used up. */
export const itemUsed = defineEvent({
  name: 'inventory.item_used',
  version: 1,
  keyOf: (event) => event.characterId,
  payload: z.object({ characterId: CharacterId, templateId: ItemTemplateId, count: z.int().positive() }),
});
