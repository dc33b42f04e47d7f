import type { ContainerKind, InventoryView, ItemView } from '@necp/shared/inventory/schema';
import { learn } from '../../components/controls/teaching';
import { wantLink } from '../../components/link-wanted';
import type { ItemKinds } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/rng';
import type { Question } from './asking';
import { freeSlot, type HeldItem, insideOf, pours, socketsFor, suits } from './held-item';
import type { ItemAction } from './shelf';
import type { useCaches, useCarrying } from './use-inventory';

/** The state that the actions of the inventory window read and change. */
export interface PackContext {
  readonly view: InventoryView;
  readonly kinds: ItemKinds;
  readonly nameOf: (item: ItemView) => string;
  readonly carrying: ReturnType<typeof useCarrying>;
  readonly openCache: ReturnType<typeof useCaches>['mutate'];
  readonly onUse: ((itemId: string) => void) | undefined;
  readonly holdItem: (heldItem: HeldItem | null) => void;
  readonly choose: (itemId: string | null) => void;
  readonly ask: (question: Question | null) => void;
  /** Clears the selection and the held item. */
  readonly leave: () => void;
}

/** Moves an item to a slot: merges it with a stack of the same kind, equips it, or swaps it with the item there. */
export function moveItem(
  { view, kinds, carrying, holdItem }: PackContext,
  item: ItemView,
  to: { readonly kind: ContainerKind; readonly slot: number },
): void {
  holdItem(null);
  const occupant = insideOf(view, to.kind).items.find(({ slot }) => slot === to.slot);
  if (occupant?.id === item.id) return;
  if (occupant && pours(item, occupant, kinds.contentOf(item.templateId)))
    carrying.merge.mutate({ requestId: newRequestId(), itemId: item.id, intoId: occupant.id });
  else carrying.move.mutate({ requestId: newRequestId(), itemId: item.id, to });
}

/** Uses the held item on the target according to its purpose. */
export function applyHeldItem(
  { kinds, carrying, ask, leave }: PackContext,
  heldItem: HeldItem,
  target: ItemView,
): void {
  if (!suits(heldItem, target, kinds.contentOf)) return;
  if (heldItem.does === 'repair') {
    carrying.repair.mutate({ requestId: newRequestId(), itemId: target.id, toolItemId: heldItem.item.id });
    if (heldItem.item.quantity === 1) leave();
  }
  if (heldItem.does === 'fit') ask({ about: 'fit', item: target, mod: heldItem.item });
}

/** Performs an action, or asks what it still needs: a number, a target, a confirmation. */
export function startAction(context: PackContext, action: ItemAction, item: ItemView): void {
  const { carrying, holdItem, ask } = context;
  const request = { requestId: newRequestId(), itemId: item.id };
  switch (action) {
    case 'equip':
      learn('equip');
      return carrying.equip.mutate(request);
    case 'unequip':
      return carrying.unequip.mutate(request);
    case 'use':
      return context.onUse?.(item.id);
    case 'open':
      return context.openCache(request);
    case 'lock':
      return carrying.lock.mutate({ ...request, isLocked: !item.isLocked });
    case 'junk':
      return carrying.markJunk.mutate({ ...request, isJunk: !item.isJunk });
    case 'link':
      return wantLink({ kind: 'item', itemId: item.id }, context.nameOf(item));
    case 'split':
    case 'destroy':
      return ask({ about: action, item });
    case 'move':
    case 'fit':
    case 'repair':
      return holdItem({ does: action, item });
  }
}

/**
 * Performs the action after its question was answered.
 * @param number how many items, or which socket
 */
export function answerQuestion(context: PackContext, question: Question, number: number): void {
  const { view, carrying } = context;
  const { item } = question;
  const request = { requestId: newRequestId(), itemId: item.id };
  context.ask(null);
  switch (question.about) {
    case 'destroy': {
      const leaveWhenGone = () => {
        if (number === item.quantity) context.leave();
      };
      return carrying.destroy.mutate({ ...request, quantity: number }, { onSuccess: leaveWhenGone });
    }
    case 'split':
      return carrying.split.mutate({ ...request, quantity: number, to: { kind: 'bag', slot: freeSlot(view) ?? 0 } });
    case 'fit':
      return fitMod(context, question, number);
  }
}

function fitMod(
  { kinds, carrying, holdItem, choose }: PackContext,
  { item, mod }: Extract<Question, { about: 'fit' }>,
  socket: number,
): void {
  const sockets = socketsFor(item, kinds.contentOf(item.templateId), kinds.contentOf(mod.templateId));
  if (!sockets.includes(socket)) return;
  const selectTarget = () => {
    holdItem(null);
    choose(item.id);
  };
  carrying.insertMod.mutate(
    { requestId: newRequestId(), itemId: item.id, modItemId: mod.id, socket },
    { onSuccess: selectTarget },
  );
}
