import type { BankView } from '@necp/shared/bank/schema';
import { tabSlots } from '@necp/shared/inventory/rules';
import type { ContainerKind, ContainerView, ItemView } from '@necp/shared/inventory/schema';
import { isAlike } from '@necp/shared/inventory/sorting';
import type { ItemKinds } from '../../components/items/use-item-kinds';

/** The container to which items from the bag are sent, and the first of its slots on screen. */
export interface Shelf {
  readonly kind: 'bank' | 'stash';
  readonly from: number;
}
export interface Stored {
  readonly item: ItemView;
  readonly kind: ContainerKind;
}
export interface SlotTarget {
  readonly kind: ContainerKind;
  readonly slot: number;
}
export interface VaultParts {
  readonly view: BankView;
  readonly bag: ContainerView;
  readonly kinds: ItemKinds;
  readonly stored: Shelf;
}

/** Looks items and free slots up in the bag, the bank and the stash. */
export function vaultLayout({ view, bag, kinds, stored }: VaultParts) {
  const containers = [bag, view.bank, view.stash];
  const insideOf = (kind: ContainerKind) => containers.find((container) => container.kind === kind);
  const find = (id: string | null): Stored | null => {
    for (const { kind, items } of containers) {
      const item = items.find((candidate) => candidate.id === id);
      if (item) return { item, kind };
    }
    return null;
  };
  const itemAt = ({ kind, slot }: SlotTarget) => insideOf(kind)?.items.find((item) => item.slot === slot);
  const canMerge = (item: ItemView, into: ItemView) => {
    const { stackSize } = kinds.contentOf(item.templateId);
    return (
      stackSize > 1 &&
      into.quantity + item.quantity <= stackSize &&
      isAlike({ ...item, isLocked: into.isLocked, isJunk: into.isJunk }, into)
    );
  };
  /** The slot on the other side where an item goes: a stack it can join first, then a free slot; null when full. */
  const targetOf = (item: ItemView): SlotTarget | null => {
    const isInBag = bag.items.some(({ id }) => id === item.id);
    const kind = isInBag ? stored.kind : 'bag';
    const [from, until] = kind === 'bank' ? [stored.from, stored.from + tabSlots] : [0, insideOf(kind)?.slots ?? 0];
    const items = insideOf(kind)?.items ?? [];
    const like = items.find((candidate) => canMerge(item, candidate));
    if (like) return { kind, slot: like.slot };
    const taken = new Set(items.map(({ slot }) => slot));
    for (let slot = from; slot < until; slot++) if (!taken.has(slot)) return { kind, slot };
    return null;
  };
  /** A part of a stack becomes a separate stack, so it needs a free slot. */
  const freeTargetOf = (item: ItemView) => targetOf({ ...item, quantity: Number.MAX_SAFE_INTEGER });
  return { find, itemAt, canMerge, targetOf, freeTargetOf };
}
