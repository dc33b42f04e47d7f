import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { CharacterId, ContentId } from '../kernel/ids';
import { DropReason } from './party-schema';
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
/** An enemy took money from a character. */
export const moneySnatched = defineEvent({
  name: 'loot.money_snatched',
  version: 1,
  keyOf: (event) => event.characterId,
  payload: z.object({
    snatchId: z.uuid(),
    characterId: CharacterId,
    enemyId: ContentId,
    chits: z.int().positive(),
  }),
});
/** It was decided which member of a party gets an item. */
export const partyDropGiven = defineEvent({
  name: 'loot.party_drop_given',
  version: 1,
  keyOf: (event) => event.dropId,
  payload: z.object({
    dropId: z.uuid(),
    partyId: z.uuid(),
    characterId: CharacterId,
    reason: DropReason,
    lootItem: LootItem,
    isDelivered: z.boolean(),
  }),
});
/** A member passed an item on to another one. */
export const partyDropPassedOn = defineEvent({
  name: 'loot.party_drop_passed_on',
  version: 1,
  keyOf: (event) => event.dropId,
  payload: z.object({ dropId: z.uuid(), characterId: CharacterId, toCharacterId: CharacterId }),
});

/** The topic of the live message after anything has changed that a member sees of shared items. */
export const partyDropsChanged = 'loot.party_drops_changed';
/** The topic of the live message that announces new loot rules. */
export const lootRulesChanged = 'loot.rules_changed';
