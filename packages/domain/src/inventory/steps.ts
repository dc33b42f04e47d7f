import { GameError, assertAllowed, type CharacterId, type ItemId, type ItemTemplateId } from '@necp/shared/kernel';
import { itemGained, itemLost } from '@necp/shared/inventory/events';
import { canCount, canPlace, planStow } from '@necp/shared/inventory/rules';
import type { Place } from '@necp/shared/inventory/schema';
import { emit, newId, openLedger, pushAfterCommit, type Tx } from '../kernel';
import { Holdings, kindOf, type Container, type Item } from './locks';

export { openContainers } from './locks';

interface Own { readonly characterId: CharacterId; readonly itemId: ItemId }

/**
 * New pieces come into the world and into a character's bag: onto stacks with room, then into free slots, all or none.
 * @throws GameError invalid `inventory.bad_quantity` or `inventory.unknown_kind`, conflict `inventory.full`, not_found `inventory.unknown_receiver`
 */
export async function grant(tx: Tx, input: { readonly characterId: CharacterId; readonly templateId: ItemTemplateId; readonly quantity: number; readonly reason: string }): Promise<{ readonly ledgerId: string }> {
  const { characterId, templateId, quantity, reason } = input;
  assertAllowed(canCount(quantity));
  const kind = await kindOf(tx, templateId);
  const holdings = await Holdings.lock(tx, [characterId]);
  const bag = holdings.container(characterId, 'bag');
  const stacks = holdings.inside(bag).map((item) => ({ ...item, itemId: item.id }));
  const plan = planStow(stacks, { templateId, maxStack: kind.maxStack, quantity, slots: bag.slots });
  if (!plan.ok) throw new GameError('conflict', plan.code, plan.params);
  const ledgerId = await openLedger(tx, reason);
  for (const fill of plan.fills) {
    const stack = stacks.find((one) => one.id === fill.itemId);
    if (stack !== undefined) await setQuantity(tx, { item: stack, quantity: stack.quantity + fill.quantity });
  }
  for (const { slot, quantity: part } of plan.fresh) await tx.characterItem.create({ data: { id: newId(), containerId: bag.id, slot, templateId, quantity: part } });
  await bookWorld(tx, { ledgerId, templateId, quantity: -quantity });
  await tell(tx, { kind: itemGained, characterId, ledgerId, templateId, quantity, reason });
  return { ledgerId };
}

/**
 * An item goes to a slot of the same character; what lies there changes places with it.
 * @throws GameError not_found `inventory.no_such_item`, invalid `inventory.no_such_slot` or `inventory.wrong_place`
 */
export async function move(tx: Tx, input: Own & { readonly to: Place }): Promise<void> {
  const holdings = await Holdings.lock(tx, [input.characterId]);
  const { item, container } = holdings.item(input.characterId, input.itemId);
  const target = holdings.container(input.characterId, input.to.kind);
  if (target.id === container.id && input.to.slot === item.slot) return;
  const other = holdings.at(target, input.to.slot);
  await assertFits(tx, item, { ...target, slot: input.to.slot });
  if (other !== undefined) await assertFits(tx, other, { ...container, slot: item.slot });
  await openLedger(tx, 'inventory.move');
  await exchange(tx, { item, target, slot: input.to.slot, other });
  tellView(tx, input.characterId);
}

/**
 * Part of a stack goes to a free slot of the same character.
 * @throws GameError invalid `inventory.bad_quantity`, `inventory.no_such_slot` or `inventory.wrong_place`, conflict `inventory.not_enough` or `inventory.slot_taken`, not_found `inventory.no_such_item`
 */
export async function split(tx: Tx, input: Own & { readonly quantity: number; readonly to: Place }): Promise<{ readonly itemId: ItemId }> {
  assertAllowed(canCount(input.quantity));
  const holdings = await Holdings.lock(tx, [input.characterId]);
  const { item } = holdings.item(input.characterId, input.itemId);
  const target = holdings.container(input.characterId, input.to.kind);
  await assertFits(tx, item, { ...target, slot: input.to.slot });
  if (holdings.at(target, input.to.slot) !== undefined) throw new GameError('conflict', 'inventory.slot_taken');
  if (input.quantity >= item.quantity) throw new GameError('conflict', 'inventory.not_enough');
  await openLedger(tx, 'inventory.split');
  await setQuantity(tx, { item, quantity: item.quantity - input.quantity });
  const itemId = newId<ItemId>();
  await tx.characterItem.create({ data: { id: itemId, containerId: target.id, slot: input.to.slot, templateId: item.templateId, quantity: input.quantity } });
  tellView(tx, input.characterId);
  return { itemId };
}

/**
 * A stack is poured onto another of the same kind and character, as far as there is room; what is left stays where it was.
 * @throws GameError not_found `inventory.no_such_item`, conflict `inventory.wrong_kind` or `inventory.stack_full`
 */
export async function merge(tx: Tx, input: Own & { readonly intoId: ItemId }): Promise<void> {
  const holdings = await Holdings.lock(tx, [input.characterId]);
  const { item } = holdings.item(input.characterId, input.itemId);
  const { item: into } = holdings.item(input.characterId, input.intoId);
  if (item.id === into.id || item.templateId !== into.templateId) throw new GameError('conflict', 'inventory.wrong_kind');
  const { maxStack } = await kindOf(tx, item.templateId);
  const poured = Math.min(item.quantity, maxStack - into.quantity);
  if (poured <= 0) throw new GameError('conflict', 'inventory.stack_full');
  await openLedger(tx, 'inventory.merge');
  await setQuantity(tx, { item, quantity: item.quantity - poured });
  await setQuantity(tx, { item: into, quantity: into.quantity + poured });
  tellView(tx, input.characterId);
}

/**
 * Pieces of an item change hands, into the receiver's bag: a whole stack stays the same item, a part becomes a new one.
 * @throws GameError invalid `inventory.bad_quantity` or `inventory.same_holder`, conflict `inventory.not_enough` or `inventory.full`, not_found `inventory.no_such_item` or `inventory.unknown_receiver`
 */
export async function handOver(tx: Tx, input: Own & { readonly toCharacterId: CharacterId; readonly quantity: number; readonly reason: string }): Promise<{ readonly ledgerId: string }> {
  const { characterId, toCharacterId, quantity, reason } = input;
  assertAllowed(canCount(quantity));
  if (characterId === toCharacterId) throw new GameError('invalid', 'inventory.same_holder');
  const holdings = await Holdings.lock(tx, [characterId, toCharacterId]);
  const { item } = holdings.item(characterId, input.itemId);
  if (quantity > item.quantity) throw new GameError('conflict', 'inventory.not_enough');
  const bag = holdings.container(toCharacterId, 'bag');
  const slot = freeSlot(holdings, bag);
  const ledgerId = await openLedger(tx, reason);
  if (quantity === item.quantity) {
    await place(tx, { item, containerId: bag.id, slot });
  } else {
    await setQuantity(tx, { item, quantity: item.quantity - quantity });
    await tx.characterItem.create({ data: { id: newId(), containerId: bag.id, slot, templateId: item.templateId, quantity } });
  }
  const templateId = item.templateId as ItemTemplateId;
  await tell(tx, { kind: itemLost, characterId, ledgerId, templateId, quantity, reason });
  await tell(tx, { kind: itemGained, characterId: toCharacterId, ledgerId, templateId, quantity, reason });
  return { ledgerId };
}

/**
 * Pieces leave the world: used up, sold or thrown away.
 * @throws GameError invalid `inventory.bad_quantity`, conflict `inventory.not_enough`, not_found `inventory.no_such_item`
 */
export async function destroy(tx: Tx, input: Own & { readonly quantity: number; readonly reason: string }): Promise<{ readonly ledgerId: string }> {
  const { characterId, quantity, reason } = input;
  assertAllowed(canCount(quantity));
  const { item } = (await Holdings.lock(tx, [characterId])).item(characterId, input.itemId);
  if (quantity > item.quantity) throw new GameError('conflict', 'inventory.not_enough');
  const ledgerId = await openLedger(tx, reason);
  await setQuantity(tx, { item, quantity: item.quantity - quantity });
  await bookWorld(tx, { ledgerId, templateId: item.templateId, quantity });
  await tell(tx, { kind: itemLost, characterId, ledgerId, templateId: item.templateId as ItemTemplateId, quantity, reason });
  return { ledgerId };
}

async function assertFits(tx: Tx, item: Item, to: Container & { readonly slot: number }): Promise<void> {
  assertAllowed(canPlace((await kindOf(tx, item.templateId)).wornOn, to));
}

function freeSlot(holdings: Holdings, bag: Container): number {
  const taken = new Set(holdings.inside(bag).map((item) => item.slot));
  for (let slot = 0; slot < bag.slots; slot++) if (!taken.has(slot)) return slot;
  throw new GameError('conflict', 'inventory.full');
}

/** Both in one statement, because the slots are asked after each statement. */
async function exchange(tx: Tx, input: { readonly item: Item; readonly target: Container; readonly slot: number; readonly other: Item | undefined }): Promise<void> {
  const { item, target, slot, other } = input;
  if (other === undefined) return place(tx, { item, containerId: target.id, slot });
  const changed = await tx.$executeRaw`
    UPDATE character_items SET container_id = wish.to_container, slot = wish.to_slot
    FROM (VALUES (${item.id}::uuid, ${item.containerId}::uuid, ${item.slot}::int, ${target.id}::uuid, ${slot}::int),
                 (${other.id}::uuid, ${target.id}::uuid, ${slot}::int, ${item.containerId}::uuid, ${item.slot}::int))
      AS wish (id, from_container, from_slot, to_container, to_slot)
    WHERE character_items.id = wish.id AND container_id = wish.from_container AND slot = wish.from_slot`;
  assertMoved(changed, 2);
}

async function place(tx: Tx, to: { readonly item: Item; readonly containerId: string; readonly slot: number }): Promise<void> {
  const { id, containerId, slot, quantity } = to.item;
  const { count } = await tx.characterItem.updateMany({ where: { id, containerId, slot, quantity }, data: { containerId: to.containerId, slot: to.slot } });
  assertMoved(count, 1);
}

/** Guarded by the place and the number that were seen under the lock; nothing left means the stack is gone. */
async function setQuantity(tx: Tx, to: { readonly item: Item; readonly quantity: number }): Promise<void> {
  const { id, containerId, slot, quantity } = to.item;
  const where = { id, containerId, slot, quantity };
  const { count } = to.quantity === 0 ? await tx.characterItem.deleteMany({ where }) : await tx.characterItem.updateMany({ where, data: { quantity: to.quantity } });
  assertMoved(count, 1);
}

/** The locks make this impossible; were it possible all the same, nothing of the transaction may stay. */
function assertMoved(moved: number, expected: number): void {
  if (moved !== expected) throw new GameError('conflict', 'kernel.conflict');
}

/** The other side of what comes from, or goes to, outside the world. */
async function bookWorld(tx: Tx, line: { readonly ledgerId: string; readonly templateId: string; readonly quantity: number }): Promise<void> {
  await tx.itemEntry.create({ data: line });
}

async function tell(tx: Tx, change: { readonly kind: typeof itemGained; readonly characterId: CharacterId; readonly ledgerId: string; readonly templateId: ItemTemplateId; readonly quantity: number; readonly reason: string }): Promise<void> {
  const { kind, ...payload } = change;
  await emit(tx, kind, payload);
  tellView(tx, change.characterId);
}

function tellView(tx: Tx, characterId: CharacterId): void {
  pushAfterCommit(tx, `/topic/character/${characterId}/inventory`, { name: 'inventory.changed' });
}
