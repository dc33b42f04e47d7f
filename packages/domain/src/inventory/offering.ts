import { itemGained, itemLost } from '@necp/shared/inventory/events';
import { canCount } from '@necp/shared/inventory/rules';
import type { ItemView } from '@necp/shared/inventory/schema';
import { isAlike } from '@necp/shared/inventory/sorting';
import {
  GameError,
  assertAllowed,
  characterHolder,
  escrowHolder,
  type CharacterId,
  type EscrowId,
  type ItemId,
  type Verdict,
} from '@necp/shared/kernel';
import type { ItemContent } from '@necp/shared/inventory/content';
import { openLedger, type ReadDb, type Tx } from '../kernel';
import { contentOf } from './catalogue';
import { freeDeliverySlots } from './deliveries';
import { itemOf, type Container, type Holdings, type Item } from './held';
import { lock } from './locks';
import { emitChange, notifyView, place, setQuantity } from './moves';
import { findSlot, freeSlot, part, reached } from './steps';
import { viewOf } from './views';

/** A stack that lies in an escrow, and the slot of the bag that it came from. */
export interface SetOut {
  readonly item: ItemView;
  readonly fromSlot: number;
}

/**
 * Moves pieces of an item from a character's bag into an escrow. They still belong to the character: nothing is lost
 * before they are given away.
 * @param input.may judges the item before anything is moved
 * @throws GameError invalid `inventory.bad_quantity`, `inventory.out_of_reach` and what `may` refuses; conflict
 * `inventory.not_enough`, `inventory.full`; not_found `inventory.no_such_item`
 */
export async function setOut(
  tx: Tx,
  input: {
    readonly characterId: CharacterId;
    readonly escrowId: EscrowId;
    readonly itemId: ItemId;
    readonly quantity: number;
    readonly reason: string;
    readonly may: (content: ItemContent, marks: Item) => Verdict;
  },
): Promise<SetOut> {
  const { characterId, escrowId, itemId, quantity, reason, may } = input;
  assertAllowed(canCount(quantity));
  const escrow = escrowHolder(escrowId);
  const holdings = await lock(tx, [
    { holder: characterHolder(characterId), kinds: ['bag'] },
    { holder: escrow, kinds: ['escrow'] },
  ]);
  const { item } = await reached(tx, { characterId, itemId, reach: ['bag'] });
  assertAllowed(may(contentOf(item.templateId), item));
  if (quantity > item.quantity) throw new GameError('conflict', 'inventory.not_enough');
  const container = holdings.container(escrow, 'escrow');
  await openLedger(tx, reason);
  const movedId = await part(tx, {
    item,
    quantity,
    to: { containerId: container.id, slot: freeSlot(holdings, container) },
  });
  notifyView(tx, characterId);
  return { item: viewOf(holdings.item(movedId).item), fromSlot: item.slot };
}

/**
 * Returns items of an escrow to their owner: into the slots that they came from when those are free, else onto stacks
 * with room and into other slots of the bag, else as deliveries.
 * @param input.slots the slot from which each item came; only these items are returned
 */
export async function bringBack(
  tx: Tx,
  input: {
    readonly characterId: CharacterId;
    readonly escrowId: EscrowId;
    readonly slots: ReadonlyMap<ItemId, number>;
    readonly reason: string;
  },
): Promise<void> {
  const { characterId, escrowId, slots, reason } = input;
  if (slots.size === 0) return;
  const { holdings, bag, container } = await lockPair(tx, escrowId, characterId);
  const ledgerId = await openLedger(tx, reason);
  const items = holdings.inside(container).filter(({ id }) => slots.has(id));
  for (const item of items) {
    const slot = slots.get(item.id) ?? 0;
    if (slot < bag.slots && holdings.at(bag, slot) === undefined) await place(tx, { item, containerId: bag.id, slot });
  }
  // Only now, so that none of these takes the slot of another.
  for (const item of items)
    if (holdings.item(item.id).container.id === container.id)
      await settle(tx, holdings, { item, bag, characterId, ledgerId, reason });
  notifyView(tx, characterId);
}

/** Where an item that has no place of its own goes. */
interface Arriving {
  readonly item: Item;
  readonly bag: Container;
  readonly characterId: CharacterId;
  readonly ledgerId: string;
  readonly reason: string;
}

async function settle(
  tx: Tx,
  holdings: Holdings,
  { item, bag, characterId, ledgerId, reason }: Arriving,
): Promise<void> {
  const rest = await pourOnto(tx, holdings, { item, bag });
  if (rest === null) return;
  const slot = findSlot(holdings, bag);
  if (slot !== undefined) return place(tx, { item: rest, containerId: bag.id, slot });
  const { containerId, slots } = await freeDeliverySlots(tx, { characterId, count: 1 });
  await place(tx, { item: rest, containerId, slot: slots[0] ?? 0 });
  const { templateId, quantity } = rest;
  await emitChange(tx, itemGained, { characterId, ledgerId, templateId, quantity, reason, delivered: quantity });
}

/** Pours a stack onto those of a bag that have room; returns what is left of it, or null. */
export async function pourOnto(
  tx: Tx,
  holdings: Holdings,
  { item, bag }: { readonly item: Item; readonly bag: Container },
): Promise<Item | null> {
  let rest = item;
  const { stackSize } = contentOf(item.templateId);
  if (stackSize === 1) return rest;
  for (const stack of holdings.inside(bag).toSorted((a, b) => a.slot - b.slot)) {
    const room = Math.min(rest.quantity, stackSize - stack.quantity);
    if (room <= 0 || !isAlike(unmarked(stack), unmarked(rest))) continue;
    const quantity = rest.quantity - room;
    await setQuantity(tx, { item: rest, quantity });
    await setQuantity(tx, { item: stack, quantity: stack.quantity + room });
    if (quantity === 0) return null;
    rest = { ...rest, quantity };
  }
  return rest;
}

/** Returns how many pieces of a stack would find room on others in a bag. */
export function roomOnStacks(holdings: Holdings, bag: Container, item: Item): number {
  const { stackSize } = contentOf(item.templateId);
  if (stackSize === 1) return 0;
  const alike = holdings.inside(bag).filter((stack) => isAlike(unmarked(stack), unmarked(item)));
  return alike.reduce((sum, { quantity }) => sum + Math.max(0, stackSize - quantity), 0);
}

const unmarked = (item: Item): Item => ({ ...item, isLocked: false, isJunk: false });

/**
 * Checks whether everything in an escrow would fit into a character's bag, without moving anything.
 */
export async function wouldFit(
  tx: Tx,
  { characterId, escrowId }: { readonly characterId: CharacterId; readonly escrowId: EscrowId },
): Promise<boolean> {
  const { holdings, bag, container } = await lockPair(tx, escrowId, characterId);
  const stacks = holdings.inside(bag).map((stack) => ({ ...unmarked(stack) }));
  let free = bag.slots - stacks.length;
  for (const item of holdings.inside(container)) {
    const { stackSize } = contentOf(item.templateId);
    let { quantity } = item;
    for (const stack of stacks) {
      if (stackSize === 1 || !isAlike(stack, unmarked(item))) continue;
      const room = Math.max(0, Math.min(quantity, stackSize - stack.quantity));
      stack.quantity += room;
      quantity -= room;
    }
    if (quantity === 0) continue;
    free -= 1;
    stacks.push({ ...unmarked(item), quantity });
  }
  return free >= 0;
}

/**
 * Gives everything in an escrow to another character, into the bag.
 * @throws GameError conflict `inventory.full`: then nothing is given
 */
export async function giveAway(
  tx: Tx,
  input: {
    readonly fromCharacterId: CharacterId;
    readonly toCharacterId: CharacterId;
    readonly escrowId: EscrowId;
    readonly reason: string;
  },
): Promise<void> {
  const { fromCharacterId, toCharacterId, escrowId, reason } = input;
  const { holdings, bag, container } = await lockPair(tx, escrowId, toCharacterId);
  const items = holdings.inside(container);
  if (items.length === 0) return;
  const ledgerId = await openLedger(tx, reason);
  for (const item of items) {
    const rest = await pourOnto(tx, holdings, { item, bag });
    if (rest !== null) await place(tx, { item: rest, containerId: bag.id, slot: freeSlot(holdings, bag) });
    const { templateId, quantity, rarity } = item;
    const change = { ledgerId, templateId, quantity, reason };
    await emitChange(tx, itemLost, { characterId: fromCharacterId, ...change });
    await emitChange(tx, itemGained, { characterId: toCharacterId, ...change, rarity });
  }
}

/** Returns the stacks that lie in escrows, by escrow. */
export async function lyingInEscrows(
  tx: ReadDb | Tx,
  escrowIds: readonly EscrowId[],
): Promise<ReadonlyMap<ItemId, ItemView>> {
  const rows = await tx.characterItem.findMany({
    where: { container: { holderKind: 'escrow', holderId: { in: [...escrowIds] } } },
  });
  return new Map(rows.map((row) => [row.id as ItemId, viewOf(itemOf(row))]));
}

async function lockPair(tx: Tx, escrowId: EscrowId, characterId: CharacterId) {
  const escrow = escrowHolder(escrowId);
  const owner = characterHolder(characterId);
  const holdings = await lock(tx, [
    { holder: owner, kinds: ['bag'] },
    { holder: escrow, kinds: ['escrow'] },
  ]);
  return { holdings, bag: holdings.container(owner, 'bag'), container: holdings.container(escrow, 'escrow') };
}
