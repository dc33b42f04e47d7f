import type { ItemContent } from './content';
import { rarityRank } from './formulas';
import { itemKinds, type ItemView, type SortOrder } from './schema';

/** The fields that sorting compares; later ids were received later. */
export type Sortable = Pick<
  ItemView,
  'id' | 'slot' | 'quantity' | 'templateId' | 'rarity' | 'level' | 'sellChits' | 'isBound' | 'isLocked' | 'isJunk'
>;

/**
 * The position of everything after sorting: each stack's new slot and quantity; stacks that are missing were merged
 * into others.
 */
export interface SortPlan {
  readonly kept: readonly { readonly id: Sortable['id']; readonly slot: number; readonly quantity: number }[];
  readonly poured: readonly Sortable['id'][];
}

/**
 * Merges stacks of one kind and moves everything together from the first slot on; equal items keep the order of their
 * ids, so that sorting twice changes nothing.
 * @param contentOf must know every template among the items
 */
export function planSort(
  items: readonly Sortable[],
  by: SortOrder,
  contentOf: (templateId: string) => ItemContent,
): SortPlan {
  const stacks = pour(
    items.toSorted(orderOf(by, contentOf)).map((item) => ({ ...item })),
    contentOf,
  );
  const kept = stacks.filter(({ quantity }) => quantity > 0).map(({ id, quantity }, slot) => ({ id, slot, quantity }));
  return { kept, poured: stacks.filter(({ quantity }) => quantity === 0).map(({ id }) => id) };
}

/** Fills earlier stacks up from later ones, in place. */
function pour(stacks: Sortable[], contentOf: (templateId: string) => ItemContent): readonly Sortable[] {
  for (const [index, into] of stacks.entries()) {
    const room = () => contentOf(into.templateId).stackSize - into.quantity;
    for (const from of stacks.slice(index + 1)) {
      if (into.quantity === 0 || room() <= 0) break;
      if (!isAlike(into, from)) continue;
      const part = Math.min(room(), from.quantity);
      into.quantity += part;
      from.quantity -= part;
    }
  }
  return stacks;
}

type Likeness = Pick<ItemView, 'rarity' | 'level' | 'isBound' | 'isLocked' | 'isJunk'> & {
  readonly templateId: string;
};
/** Checks whether two stacks can be merged. */
export function isAlike(a: Likeness, b: Likeness): boolean {
  return (
    a.templateId === b.templateId &&
    a.rarity === b.rarity &&
    a.level === b.level &&
    a.isBound === b.isBound &&
    a.isLocked === b.isLocked &&
    a.isJunk === b.isJunk
  );
}

type Order = (a: Sortable, b: Sortable) => number;
/** Compares by the kind of item, never by quantity: merging must not change the order. */
function orderOf(by: SortOrder, contentOf: (templateId: string) => ItemContent): Order {
  const kind: Order = (a, b) =>
    itemKinds.indexOf(contentOf(a.templateId).kind) - itemKinds.indexOf(contentOf(b.templateId).kind);
  const rarity: Order = (a, b) => rarityRank(b.rarity) - rarityRank(a.rarity);
  const worth: Order = (a, b) => b.sellChits - a.sellChits;
  const weight: Order = (a, b) => contentOf(b.templateId).weightGrams - contentOf(a.templateId).weightGrams;
  const newest: Order = (a, b) => compare(b.id, a.id);
  const rest: Order[] = [
    (a, b) => compare(a.templateId, b.templateId),
    (a, b) => b.level - a.level,
    (a, b) => compare(a.id, b.id),
  ];
  const first = { kind: [kind, rarity], rarity: [rarity, kind], worth: [worth], weight: [weight], newest: [newest] }[
    by
  ];
  return (a, b) => [...first, ...rest].reduce((decided, order) => decided || order(a, b), 0);
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
