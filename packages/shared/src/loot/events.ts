import * as z from 'zod';
import { defineFact } from '../kernel/facts';
import { CharacterId, ContentId } from '../kernel/ids';
import { Find, SourceKind } from './schema';

/** A table was rolled for a character. */
export const lootGenerated = defineFact({
  name: 'loot.generated',
  version: 1,
  keyOf: (fact) => fact.characterId,
  payload: z.object({
    rollId: z.uuid(),
    characterId: CharacterId,
    sourceKind: SourceKind,
    sourceId: ContentId,
    tableId: ContentId,
    finds: z.array(Find),
  }),
});
/** Something fell into the street. */
export const itemDropped = defineFact({
  name: 'loot.item_dropped',
  version: 1,
  keyOf: (fact) => fact.dropId,
  payload: z.object({ dropId: z.uuid(), zoneId: z.string(), ownerId: CharacterId.nullable(), find: Find }),
});
/** A character took something from the street. */
export const itemPickedUp = defineFact({
  name: 'loot.item_picked_up',
  version: 1,
  keyOf: (fact) => fact.characterId,
  payload: z.object({ dropId: z.uuid(), characterId: CharacterId, find: Find, isDelivered: z.boolean() }),
});
