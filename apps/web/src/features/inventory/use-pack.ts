import {
  wornPlaces,
  type ContainerKind,
  type InventoryView,
  type ItemView,
  type WornPlace,
} from '@necp/shared/inventory/schema';
import { useState } from 'react';
import { deviceNow } from '../../components/controls/device';
import { useItemName, type ItemKinds } from '../../components/items/use-item-kinds';
import type { Question } from './asking';
import { findItem, type HeldItem, wornAt } from './held-item';
import { answerQuestion, applyHeldItem, moveItem, type PackContext, startAction } from './pack-actions';
import type { ItemAction } from './shelf';
import { useAnnounceLoot } from './use-announce-loot';
import { useCaches, useCarrying } from './use-inventory';

interface Pack {
  readonly view: InventoryView;
  readonly kinds: ItemKinds;
  readonly onUse?: (itemId: string) => void;
}

/** Holds the selected item, the held item and the open question, and performs clicks, drops and buttons. */
export function usePack({ view, kinds, onUse }: Pack) {
  const [chosenId, choose] = useState<string | null>(null);
  const [heldItem, take] = useState<HeldItem | null>(null);
  const [asking, ask] = useState<Question | null>(null);
  const nameOf = useItemName(kinds);
  const carrying = useCarrying();
  const caches = useCaches(useAnnounceLoot(kinds));
  const leave = () => {
    take(null);
    choose(null);
  };
  const context: PackContext = {
    view,
    kinds,
    nameOf,
    carrying,
    openCache: caches.mutate,
    onUse,
    holdItem: take,
    choose,
    ask,
    leave,
  };
  const press = (kind: ContainerKind, slot: number, item: ItemView | null) => {
    if (heldItem?.does === 'move') return moveItem(context, heldItem.item, { kind, slot });
    if (heldItem) return item ? applyHeldItem(context, heldItem, item) : undefined;
    // By mouse it stays chosen: two clicks that are too slow for a double click would close what the first one opened.
    const isLeft = deviceNow() !== 'keys' && item?.id === chosenId;
    choose(isLeft ? null : (item?.id ?? null));
  };
  const drop = (itemId: string, kind: ContainerKind, slot: number) => {
    const found = findItem(view, itemId);
    if (found) moveItem(context, found.item, { kind, slot });
  };
  return {
    chosenId,
    heldItem,
    asking,
    ask,
    answer: (number: number) => asking && answerQuestion(context, asking, number),
    leave,
    putDown: () => take(null),
    act: (action: ItemAction, item: ItemView) => startAction(context, action, item),
    carrying,
    waiting: Object.values(carrying).some(({ isPending }) => isPending) || caches.isPending,
    lift: (item: ItemView) => take({ does: 'move', item }),
    pressSlot: (slot: number, item: ItemView | null) => press('bag', slot, item),
    pressPlace: (place: WornPlace, item: ItemView | null) => press('equipment', wornPlaces.indexOf(place), item),
    dropOnSlot: (itemId: string, slot: number) => drop(itemId, 'bag', slot),
    dropOnPlace: (itemId: string, place: WornPlace) => {
      if (wornAt(view, place)?.id !== itemId) drop(itemId, 'equipment', wornPlaces.indexOf(place));
    },
  };
}

export type PackState = ReturnType<typeof usePack>;
