import type { BankView } from '@necp/shared/bank/schema';
import { tabSlots } from '@necp/shared/inventory/rules';
import type { ContainerKind, ContainerView, ItemView } from '@necp/shared/inventory/schema';
import { isAlike } from '@necp/shared/inventory/sorting';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import type { ItemKinds } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/chance';
import { useBanking } from './use-bank';

/** Where things go that are sent from the bag: a container and its first slot in sight. */
export interface Shelf {
  readonly kind: 'bank' | 'stash';
  readonly from: number;
}
export interface Stored {
  readonly item: ItemView;
  readonly kind: ContainerKind;
}
interface Parts {
  readonly view: BankView;
  readonly bag: ContainerView;
  readonly kinds: ItemKinds;
  readonly stored: Shelf;
}

/** What is chosen, what is in the hand, and what presses, drops and buttons do between bag, bank and stash. */
export function useVault({ view, bag, kinds, stored }: Parts) {
  const t = useTranslations('bank');
  const [chosenId, choose] = useState<string | null>(null);
  const [liftedId, take] = useState<string | null>(null);
  const [partingId, askOf] = useState<string | null>(null);
  const banking = useBanking();
  const containers = [bag, view.bank, view.stash];
  const find = (id: string | null): Stored | null => {
    for (const { kind, items } of containers) {
      const item = items.find((one) => one.id === id);
      if (item) return { item, kind };
    }
    return null;
  };
  const insideOf = (kind: ContainerKind) => containers.find((one) => one.kind === kind);
  const leave = () => {
    choose(null);
    take(null);
  };
  const lay = (item: ItemView, kind: ContainerKind, slot: number) => {
    take(null);
    const lies = insideOf(kind)?.items.find((one) => one.slot === slot);
    if (lies?.id === item.id) return;
    if (lies && canPour(item, lies))
      banking.merge.mutate({ requestId: newRequestId(), itemId: item.id, intoId: lies.id });
    else banking.move.mutate({ requestId: newRequestId(), itemId: item.id, to: { kind, slot } });
  };
  const canPour = (item: ItemView, into: ItemView) => {
    const { stackSize } = kinds.contentOf(item.templateId);
    return (
      stackSize > 1 &&
      into.quantity + item.quantity <= stackSize &&
      isAlike({ ...item, isLocked: into.isLocked, isJunk: into.isJunk }, into)
    );
  };
  /** To the other side: the shelf in sight, or the bag. A stack finds its like first. */
  const targetOf = (item: ItemView): { readonly kind: ContainerKind; readonly slot: number } | null => {
    const isInBag = bag.items.some(({ id }) => id === item.id);
    const kind = isInBag ? stored.kind : 'bag';
    const [from, until] = kind === 'bank' ? [stored.from, stored.from + tabSlots] : [0, insideOf(kind)?.slots ?? 0];
    const items = insideOf(kind)?.items ?? [];
    const like = items.find((one) => canPour(item, one));
    if (like) return { kind, slot: like.slot };
    const taken = new Set(items.map(({ slot }) => slot));
    for (let slot = from; slot < until; slot++) if (!taken.has(slot)) return { kind, slot };
    return null;
  };
  const send = (item: ItemView) => {
    const target = targetOf(item);
    if (target === null) toast.error(t('full'));
    else lay(item, target.kind, target.slot);
    choose(null);
  };
  /** A part becomes a stack of its own: it asks for a free place. */
  const freeBeside = (item: ItemView) => targetOf({ ...item, quantity: Number.MAX_SAFE_INTEGER });
  return {
    banking,
    chosen: find(liftedId ?? chosenId),
    lifted: find(liftedId)?.item ?? null,
    parting: find(partingId)?.item ?? null,
    leave,
    send,
    putDown: () => take(null),
    lift: (item: ItemView) => take(item.id),
    press: (kind: ContainerKind, slot: number, item: ItemView | null) => {
      const lifted = find(liftedId)?.item;
      if (lifted) return lay(lifted, kind, slot);
      choose(item === null || item.id === chosenId ? null : item.id);
    },
    drop: (id: string, kind: ContainerKind, slot: number) => {
      const found = find(id);
      if (found) lay(found.item, kind, slot);
    },
    askPart: () => askOf(chosenId),
    part: (quantity: number | null) => {
      const item = find(partingId)?.item;
      askOf(null);
      if (!item || quantity === null) return;
      const target = freeBeside(item);
      if (target === null) toast.error(t('full'));
      else banking.split.mutate({ requestId: newRequestId(), itemId: item.id, quantity, to: target });
    },
  };
}
