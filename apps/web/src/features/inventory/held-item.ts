import { canInsert, placeFor, socketsOf } from '@necp/shared/inventory/rules';
import {
  wornPlaces,
  type ContainerKind,
  type InventoryView,
  type ItemView,
  type WornPlace,
} from '@necp/shared/inventory/schema';
import { isAlike } from '@necp/shared/inventory/sorting';
import type { ItemContent } from '@necp/shared/inventory/content';

/** A held item and its purpose: to be moved, to be installed as a mod, or to repair with. */
export interface HeldItem {
  readonly does: 'move' | 'fit' | 'repair';
  readonly item: ItemView;
}

/** An item and the container it is in. */
export interface LocatedItem {
  readonly item: ItemView;
  readonly kind: ContainerKind;
}

/** Finds an item in the shown containers. */
export function findItem(view: InventoryView, id: string | null): LocatedItem | null {
  for (const { kind, items } of view.containers) {
    const item = items.find((one) => one.id === id);
    if (item) return { item, kind };
  }
  return null;
}

export function insideOf(
  view: InventoryView,
  kind: ContainerKind,
): { readonly slots: number; readonly items: readonly ItemView[] } {
  return view.containers.find((one) => one.kind === kind) ?? { slots: 0, items: [] };
}

/** Returns the item equipped in a slot. */
export function wornAt(view: InventoryView, place: WornPlace): ItemView | null {
  return insideOf(view, 'equipment').items.find(({ slot }) => wornPlaces[slot] === place) ?? null;
}

/** Returns the equipped item that this item would replace. */
export function rivalOf(
  view: InventoryView,
  item: ItemView,
  contentOf: (templateId: string) => ItemContent,
): ItemView | null {
  if (insideOf(view, 'equipment').items.some(({ id }) => id === item.id)) return null;
  const place = placeFor(contentOf(item.templateId), (one) => {
    const worn = wornAt(view, one);
    return worn ? contentOf(worn.templateId) : undefined;
  });
  return place === undefined ? null : wornAt(view, place);
}

/** Checks whether one stack can be merged, at least in part, into another. */
export function pours(item: ItemView, into: ItemView, content: ItemContent): boolean {
  return (
    item.id !== into.id &&
    content.stackSize > 1 &&
    into.quantity < content.stackSize &&
    isAlike({ ...item, isLocked: into.isLocked, isJunk: into.isJunk }, into)
  );
}

/** Returns the sockets a mod could go into: the next free one, or, when all are taken, any of them. */
export function socketsFor(item: ItemView, content: ItemContent, mod: ItemContent): readonly number[] {
  const count = socketsOf(content);
  const wanted = item.mods.length < count ? [item.mods.length] : Array.from({ length: count }, (_, socket) => socket);
  return wanted.filter((socket) => canInsert(content, mod, { socket, mods: item.mods }).ok);
}

/** Checks whether the held item can be used on another item. */
export function suits(heldItem: HeldItem, item: ItemView, contentOf: (id: string) => ItemContent): boolean {
  if (item.id === heldItem.item.id) return false;
  if (heldItem.does === 'fit')
    return socketsFor(item, contentOf(item.templateId), contentOf(heldItem.item.templateId)).length > 0;
  if (heldItem.does === 'repair')
    return item.durability !== null && item.durabilityMax !== null && item.durability < item.durabilityMax;
  return true;
}

/** Checks whether the character has an item on which the held one can be used. */
export function hasTarget(view: InventoryView, heldItem: HeldItem, contentOf: (id: string) => ItemContent): boolean {
  return view.containers
    .filter(({ kind }) => kind === 'bag' || kind === 'equipment')
    .some(({ items }) => items.some((item) => suits(heldItem, item, contentOf)));
}

/** Returns the first free slot of the bag; null when it is full. */
export function freeSlot(view: InventoryView): number | null {
  const { slots, items } = insideOf(view, 'bag');
  const taken = new Set(items.map(({ slot }) => slot));
  for (let slot = 0; slot < slots; slot++) if (!taken.has(slot)) return slot;
  return null;
}
