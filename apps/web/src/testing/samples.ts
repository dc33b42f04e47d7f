import type { ContainerView, InventoryView, ItemView } from '@necp/shared/inventory/schema';
import { wornPlaces, type WornPlace } from '@necp/shared/inventory/schema';
import { CharacterId, ItemId, ItemTemplateId } from '@necp/shared/kernel';
import { contentParts } from '@necp/content/client';

const { items } = await contentParts.items();

export const characterId = CharacterId.parse('00000000-0000-7000-8000-0000000000c1');
const idOf = (number: number) => ItemId.parse(`00000000-0000-7000-8000-${String(number).padStart(12, '0')}`);
const bagSlots = 10;

/** Returns an item of a template, in a slot of the bag; its id follows from the slot. */
export function itemAt(slot: number, templateId: string, changes: Partial<ItemView> = {}): ItemView {
  const content = items.find(({ id }) => id === templateId);
  if (!content) throw new RangeError(`no item "${templateId}"`);
  const durability = 'durability' in content ? content.durability : null;
  return {
    id: idOf(slot),
    slot,
    quantity: 1,
    templateId: ItemTemplateId.parse(templateId),
    rarity: content.rarity,
    level: content.level,
    affixes: [],
    durability,
    durabilityMax: durability,
    mods: [],
    isBound: false,
    isLocked: false,
    isJunk: false,
    sellChits: content.sellChits,
    ...changes,
  };
}

/** Returns an item that is equipped in a slot. */
export const wornItem = (place: WornPlace, templateId: string): ItemView =>
  itemAt(wornPlaces.indexOf(place), templateId, { id: idOf(900 + wornPlaces.indexOf(place)) });

/** Returns what a character carries and wears; the bag has ten slots. */
export function inventoryOf(bag: readonly ItemView[], worn: readonly ItemView[] = []): InventoryView {
  const containers: ContainerView[] = [
    { kind: 'bag', slots: bagSlots, items: [...bag] },
    { kind: 'equipment', slots: wornPlaces.length, items: [...worn] },
  ];
  return {
    characterId,
    containers,
    weightGrams: 1000,
    limitGrams: 40_000,
    strain: 0,
    strainLimit: 100,
  };
}
