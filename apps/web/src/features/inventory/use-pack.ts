import type { Find } from '@necp/shared/loot/schema';
import {
  wornPlaces,
  type ContainerKind,
  type InventoryView,
  type ItemView,
  type WornPlace,
} from '@necp/shared/inventory/schema';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { useItemName, type ItemKinds } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/chance';
import type { Question } from './asking';
import { findItem, freeSlot, type Hand, insideOf, pours, socketsFor, suits, wornAt } from './hand';
import type { Deed } from './shelf';
import { useCaches, useCarrying } from './use-inventory';

interface Pack {
  readonly view: InventoryView;
  readonly kinds: ItemKinds;
  readonly onUse?: (itemId: string) => void;
}

/** What is chosen, what is in the hand, what is asked, and what presses, drops and buttons do with them. */
export function usePack({ view, kinds, onUse }: Pack) {
  const [chosenId, choose] = useState<string | null>(null);
  const [hand, take] = useState<Hand | null>(null);
  const [asking, ask] = useState<Question | null>(null);
  const carrying = useCarrying();
  const tellFinds = useTellFinds(kinds);
  const caches = useCaches(tellFinds);
  const requestId = newRequestId;

  const leave = () => {
    take(null);
    choose(null);
  };
  /** Lays a thing somewhere: pours onto its like, puts on, or changes places. */
  const lay = (item: ItemView, kind: ContainerKind, slot: number) => {
    take(null);
    const lies = insideOf(view, kind).items.find((one) => one.slot === slot);
    if (lies?.id === item.id) return;
    if (lies && pours(item, lies, kinds.contentOf(item.templateId)))
      carrying.merge.mutate({ requestId: requestId(), itemId: item.id, intoId: lies.id });
    else carrying.move.mutate({ requestId: requestId(), itemId: item.id, to: { kind, slot } });
  };
  /** Does what the hand is about with a thing. */
  const apply = (held: Hand, target: ItemView) => {
    if (!suits(held, target, kinds.contentOf)) return;
    if (held.does === 'mend') {
      carrying.mend.mutate({ requestId: requestId(), itemId: target.id, toolItemId: held.item.id });
      if (held.item.quantity === 1) leave();
    }
    if (held.does === 'fit') ask({ about: 'fit', item: target, mod: held.item });
  };
  const press = (kind: ContainerKind, slot: number, item: ItemView | null) => {
    if (hand?.does === 'move') return lay(hand.item, kind, slot);
    if (hand) return item ? apply(hand, item) : undefined;
    choose(item?.id === chosenId ? null : (item?.id ?? null));
  };
  const drop = (itemId: string, kind: ContainerKind, slot: number) => {
    const found = findItem(view, itemId);
    if (found) lay(found.item, kind, slot);
  };
  const act = (deed: Deed, item: ItemView) => {
    const own = { requestId: requestId(), itemId: item.id };
    switch (deed) {
      case 'equip':
        return carrying.equip.mutate(own);
      case 'unequip':
        return carrying.unequip.mutate(own);
      case 'use':
        return onUse?.(item.id);
      case 'open':
        return caches.mutate(own);
      case 'lock':
        return carrying.lock.mutate({ ...own, isLocked: !item.isLocked });
      case 'junk':
        return carrying.markJunk.mutate({ ...own, isJunk: !item.isJunk });
      case 'split':
      case 'destroy':
        return ask({ about: deed, item });
      case 'move':
      case 'fit':
      case 'mend':
        return take({ does: deed, item });
    }
  };
  const answer = (number: number) => {
    if (asking === null) return;
    const own = { requestId: requestId(), itemId: asking.item.id };
    ask(null);
    if (asking.about === 'destroy')
      carrying.destroy.mutate(
        { ...own, quantity: number },
        {
          onSuccess: () => {
            if (number === asking.item.quantity) leave();
          },
        },
      );
    if (asking.about === 'split')
      carrying.split.mutate({ ...own, quantity: number, to: { kind: 'bag', slot: freeSlot(view) ?? 0 } });
    if (
      asking.about === 'fit' &&
      socketsFor(asking.item, kinds.contentOf(asking.item.templateId), kinds.contentOf(asking.mod.templateId)).includes(
        number,
      )
    ) {
      carrying.insertMod.mutate(
        { ...own, modItemId: asking.mod.id, socket: number },
        {
          onSuccess: () => {
            take(null);
            choose(asking.item.id);
          },
        },
      );
    }
  };
  return {
    chosenId,
    hand,
    asking,
    ask,
    answer,
    leave,
    putDown: () => take(null),
    act,
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

/** Says what was in a cache. */
function useTellFinds(kinds: ItemKinds) {
  const t = useTranslations('inventory');
  const name = useItemName(kinds);
  const format = useFormatter();
  return ({ finds, delivered }: { readonly finds: readonly unknown[]; readonly delivered: number }) => {
    const said = (finds as readonly Find[]).map((find) =>
      'eddies' in find
        ? `${format.number(find.eddies)} €$`
        : find.quantity > 1
          ? `${name(find)} × ${find.quantity}`
          : name(find),
    );
    toast.success(t('opened'), {
      description: `${said.join(', ') || t('openedEmpty')}${delivered > 0 ? ` ${t('openedDelivered')}` : ''}`,
    });
  };
}
