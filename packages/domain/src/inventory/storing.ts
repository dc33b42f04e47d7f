import { itemGained, itemLost } from '@necp/shared/inventory/events';
import { bankTabs, canCount, tabSlots } from '@necp/shared/inventory/rules';
import type { ContainerKind, SortOrder } from '@necp/shared/inventory/schema';
import { planSort } from '@necp/shared/inventory/sorting';
import { GameError, assertAllowed, characterHolder, type CharacterId, type ItemId } from '@necp/shared/kernel';
import { openLedger, type Tx } from '../kernel';
import { contentOf } from './catalogue';
import { holdingsOf, type Container, type Item } from './held';
import { holderFor, lockOwn, type Owner } from './locks';
import { renumber, setQuantity, emitChange, notifyView } from './moves';
import { freeSlot, leave, part, reached, stow } from './steps';
import { viewOf } from './views';

/** Merges equal stacks and sorts everything from the first slot on. */
export async function sortContainer(
  tx: Tx,
  input: Owner & { readonly kind: ContainerKind; readonly by: SortOrder },
): Promise<void> {
  const { characterId, kind, by } = input;
  const holdings = await lockOwn(tx, input, [kind]);
  const container = holdings.container(holderFor(input, kind), kind);
  const items = holdings.inside(container);
  const plan = planSort(items.map(viewOf), by, contentOf);
  await openLedger(tx, 'inventory.sort');
  const left = new Map<ItemId, number>([
    ...plan.poured.map((id) => [id, 0] as const),
    ...plan.kept.map(({ id, quantity }) => [id, quantity] as const),
  ]);
  for (const item of items) {
    const quantity = left.get(item.id) ?? item.quantity;
    if (quantity !== item.quantity) await setQuantity(tx, { item, quantity });
  }
  await renumber(tx, container, plan.kept);
  notifyView(tx, characterId);
}

/** Moves a stack into the bag, onto stacks with room where possible. */
async function pour(tx: Tx, input: { readonly characterId: CharacterId; readonly item: Item }): Promise<void> {
  const { characterId, item } = input;
  const holdings = await lockOwn(tx, { characterId }, ['bag']);
  const bag = holdings.container(characterHolder(characterId), 'bag');
  const { quantity } = item;
  if (contentOf(item.templateId).stackSize === 1) {
    await part(tx, { item, quantity, to: { containerId: bag.id, slot: freeSlot(holdings, bag) } });
    return;
  }
  // The step that may be refused comes first, while nothing has changed.
  await stow(tx, holdings, { container: bag, of: { ...item, isLocked: false, isJunk: false }, quantity });
  await setQuantity(tx, { item, quantity: 0 });
}

/**
 * Adds the next tab to the bank.
 * @param input.tab the tab to buy, 2 to 6: of two simultaneous requests one succeeds
 * @throws GameError conflict `bank.no_more_tabs` when it is not the next one, or there are no more
 */
export async function widenBank(
  tx: Tx,
  input: { readonly characterId: CharacterId; readonly tab: number },
): Promise<void> {
  const holder = characterHolder(input.characterId);
  const holdings = await lockOwn(tx, input, ['bank']);
  if (input.tab > bankTabs) throw new GameError('conflict', 'bank.no_more_tabs');
  const { count } = await tx.characterInventory.updateMany({
    where: { id: holdings.container(holder, 'bank').id, slots: (input.tab - 1) * tabSlots },
    data: { slots: input.tab * tabSlots },
  });
  if (count !== 1) throw new GameError('conflict', 'bank.no_more_tabs');
  holdings.keep({ ...holdings.container(holder, 'bank'), slots: input.tab * tabSlots });
  notifyView(tx, input.characterId);
}

/**
 * Moves pieces from the bag to the sold items; when those are full, the oldest one is removed from the world.
 * @returns the item that is there now
 * @throws GameError invalid `inventory.bad_quantity` or `inventory.out_of_reach`, conflict `inventory.not_enough` or
 * `inventory.locked`, not_found `inventory.no_such_item`
 */
export async function setAside(
  tx: Tx,
  input: {
    readonly characterId: CharacterId;
    readonly itemId: ItemId;
    readonly quantity: number;
    readonly reason: string;
  },
): Promise<{ readonly itemId: ItemId; readonly ledgerId: string }> {
  const { characterId, quantity, reason } = input;
  assertAllowed(canCount(quantity));
  const holdings = await lockOwn(tx, { characterId }, ['bag', 'sold']);
  const { item } = await reached(tx, { ...input, reach: ['bag'] });
  if (quantity > item.quantity) throw new GameError('conflict', 'inventory.not_enough');
  if (item.isLocked) throw new GameError('conflict', 'inventory.locked');
  const sold = holdings.container(characterHolder(characterId), 'sold');
  const lying = holdings.inside(sold);
  const ledgerId = await openLedger(tx, reason);
  // The first slot is the oldest: a whole stack keeps its original id, so ids do not show the order here.
  const oldest = lying.length < sold.slots ? undefined : lying.find((one) => one.slot === 0);
  if (oldest !== undefined) {
    await leave(tx, { characterId, item: oldest, quantity: oldest.quantity, ledgerId, reason });
    await closeGap(tx, sold, oldest.slot);
  }
  const slot = oldest === undefined ? lying.reduce((next, one) => Math.max(next, one.slot + 1), 0) : sold.slots - 1;
  const itemId = await part(tx, { item, quantity, to: { containerId: sold.id, slot } });
  await emitChange(tx, itemLost, { characterId, ledgerId, templateId: item.templateId, quantity, reason });
  return { itemId, ledgerId };
}

/**
 * Returns a sold item to the bag.
 * @throws GameError not_found `inventory.no_such_item`, conflict `inventory.full`
 */
export async function returnSold(
  tx: Tx,
  input: { readonly characterId: CharacterId; readonly itemId: ItemId; readonly reason: string },
): Promise<{ readonly templateId: string; readonly quantity: number }> {
  const { characterId, reason } = input;
  await lockOwn(tx, { characterId }, ['bag', 'sold']);
  const { item, container: sold } = await reached(tx, { ...input, reach: ['sold'] });
  const ledgerId = await openLedger(tx, reason);
  await pour(tx, { characterId, item });
  await closeGap(tx, sold, item.slot);
  await emitChange(tx, itemGained, {
    characterId,
    ledgerId,
    templateId: item.templateId,
    quantity: item.quantity,
    reason,
  });
  return { templateId: item.templateId, quantity: item.quantity };
}

/** Moves the sold items behind a slot one slot forward. */
function closeGap(tx: Tx, sold: Container, slot: number): Promise<void> {
  const behind = holdingsOf(tx)
    .inside(sold)
    .filter((item) => item.slot > slot);
  return renumber(
    tx,
    sold,
    behind.map((item) => ({ id: item.id, slot: item.slot - 1 })),
  );
}
