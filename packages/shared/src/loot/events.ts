import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { CharacterId, ContentId } from '../kernel/ids';
import { LootItem, SourceKind } from './schema';

/** A loot table was rolled for a character. */
export const lootGenerated = defineEvent({
  name: 'loot.generated',
  version: 1,
  keyOf: (event) => event.characterId,
  payload: z.object({
    rollId: z.uuid(),
    characterId: CharacterId,
    sourceKind: SourceKind,
    sourceId: ContentId,
    tableId: ContentId,
    lootItems: z.array(LootItem),
  }),
});
/** An item or chits dropped in a zone. */
export const itemDropped = defineEvent({
  name: 'loot.item_dropped',
  version: 1,
  keyOf: (event) => event.dropId,
  payload: z.object({ dropId: z.uuid(), zoneId: z.string(), ownerId: CharacterId.nullable(), lootItem: LootItem }),
});
/** A character picked a drop up. */
export const itemPickedUp = defineEvent({
  name: 'loot.item_picked_up',
  version: 1,
  keyOf: (event) => event.characterId,
  payload: z.object({ dropId: z.uuid(), characterId: CharacterId, lootItem: LootItem, isDelivered: z.boolean() }),
});
