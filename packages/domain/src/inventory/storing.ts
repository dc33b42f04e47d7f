import { itemGained, itemLost } from '@necp/shared/inventory/events';
import { bankTabs, canCount, tabSlots } from '@necp/shared/inventory/rules';
import type { ContainerKind, SortOrder } from '@necp/shared/inventory/schema';
import { planSort } from '@necp/shared/inventory/sorting';
import { GameError, assertAllowed, type CharacterId, type ItemId } from '@necp/shared/kernel';
import { openLedger, type Tx } from '../kernel';
import { contentOf } from './catalogue';
import { Holdings, type Item, type Owner } from './locks';
import { assertMoved, setQuantity, emitChange, notifyView } from './moves';
import { freeSlot, leave, part, reached, stow } from './steps';
import { viewOf } from './views';

/** Merges equal stacks and sorts everything from the first slot on. */
export async function sortContainer(
  tx: Tx,
  input: Owner & { readonly kind: ContainerKind; readonly by: SortOrder },
): Promise<void> {
  const { characterId, accountId, kind, by } = input;
  const holdings = await Holdings.lock(tx, [characterId], accountId);
  const container = holdings.container(characterId, kind);
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
  const moved = await tx.$executeRaw`
    UPDATE character_items AS item SET slot = wanted.slot
    FROM unnest(${plan.kept.map(({ id }) => id)}::uuid[], ${plan.kept.map(({ slot }) => slot)}::int[]) AS wanted (id,
      slot)
    WHERE item.id = wanted.id AND item.container_id = ${container.id}::uuid`;
  assertMoved(moved, plan.kept.length);
  notifyView(tx, characterId);
}

/**
 * Moves a delivery into the bag, completely or not at all.
 * @throws GameError not_found `inventory.no_such_item`, conflict `inventory.full`
 */
export async function claim(
  tx: Tx,
  input: { readonly characterId: CharacterId; readonly itemId: ItemId },
): Promise<void> {
  const { characterId } = input;
  const holdings = await Holdings.lock(tx, [characterId]);
  const { item } = reached(holdings, { ...input, reach: ['delivery'] });
  await openLedger(tx, 'inventory.claim');
  await pour(tx, holdings, { characterId, item, quantity: item.quantity });
  notifyView(tx, characterId);
}

/** Moves a stack, or part of it, into the bag, onto stacks with room where possible. */
async function pour(
  tx: Tx,
  holdings: Holdings,
  input: { readonly characterId: CharacterId; readonly item: Item; readonly quantity: number },
): Promise<void> {
  const bag = holdings.container(input.characterId, 'bag');
  const { item, quantity } = input;
  if (contentOf(item.templateId).stackSize === 1) {
    await part(tx, { item, quantity, to: { containerId: bag.id, slot: freeSlot(holdings, bag) } });
    return;
  }
  // The step that may be refused comes first, while nothing has changed.
  await stow(tx, holdings, { container: bag, of: { ...item, isLocked: false, isJunk: false }, quantity });
  await setQuantity(tx, { item, quantity: item.quantity - quantity });
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
  await Holdings.lock(tx, [input.characterId]);
  if (input.tab > bankTabs) throw new GameError('conflict', 'bank.no_more_tabs');
  const { count } = await tx.characterInventory.updateMany({
    where: { characterId: input.characterId, kind: 'bank', slots: (input.tab - 1) * tabSlots },
    data: { slots: input.tab * tabSlots },
  });
  if (count !== 1) throw new GameError('conflict', 'bank.no_more_tabs');
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
  const holdings = await Holdings.lock(tx, [characterId]);
  const { item } = reached(holdings, { ...input, reach: ['bag'] });
  if (quantity > item.quantity) throw new GameError('conflict', 'inventory.not_enough');
  if (item.isLocked) throw new GameError('conflict', 'inventory.locked');
  const sold = holdings.container(characterId, 'sold');
  const lying = holdings.inside(sold);
  const ledgerId = await openLedger(tx, reason);
  // The first slot is the oldest: a whole stack keeps its original id, so ids do not show the order here.
  const oldest = lying.length < sold.slots ? undefined : lying.find((one) => one.slot === 0);
  if (oldest !== undefined) {
    await leave(tx, { characterId, item: oldest, quantity: oldest.quantity, ledgerId, reason });
    await tx.$executeRaw`UPDATE character_items SET slot = slot - 1 WHERE container_id = ${sold.id}::uuid`;
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
  const holdings = await Holdings.lock(tx, [characterId]);
  const { item } = reached(holdings, { ...input, reach: ['sold'] });
  const ledgerId = await openLedger(tx, reason);
  await pour(tx, holdings, { characterId, item, quantity: item.quantity });
  const sold = holdings.container(characterId, 'sold');
  await tx.$executeRaw`UPDATE character_items SET slot = slot - 1 WHERE container_id = ${sold.id}::uuid
    AND slot > ${item.slot}`;
  await emitChange(tx, itemGained, {
    characterId,
    ledgerId,
    templateId: item.templateId,
    quantity: item.quantity,
    reason,
  });
  return { templateId: item.templateId, quantity: item.quantity };
}
