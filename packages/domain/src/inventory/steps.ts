import { itemGained, itemLost } from '@necp/shared/inventory/events';
import { canCount, isWhole, planStow } from '@necp/shared/inventory/rules';
import type { ContainerKind, ItemInstance, Place } from '@necp/shared/inventory/schema';
import { isAlike } from '@necp/shared/inventory/sorting';
import { GameError, assertAllowed, characterHolder, type CharacterId, type ItemId } from '@necp/shared/kernel';
import { openLedger, type Tx } from '../kernel';
import { contentOf } from './catalogue';
import { deliver } from './deliveries';
import type { Container, Holdings, Item } from './held';
import { holderFor, loadDeliveries, lockOwn, type Owner } from './locks';
import { bookWorld, create, exchange, place, setQuantity, emitChange, notifyView, type Fresh } from './moves';
import { assertFits, noteWorn } from './wearing';

export { openContainers } from './locks';

/** The owner of an item, and the containers that may be used; all own containers when left out. */
export interface Own extends Owner {
  readonly itemId: ItemId;
  readonly reach?: readonly ContainerKind[];
}

export interface Grant {
  readonly characterId: CharacterId;
  readonly templateId: string;
  readonly quantity: number;
  readonly reason: string;
  /** The values of this piece; those of the template when left out. */
  readonly instance?: ItemInstance;
  /** Whether the items are bound to the character although their kind does not bind; such items are worth nothing. */
  readonly isBound?: boolean;
  /** `deliver` (the default): items that do not fit into the bag become deliveries; `refuse`: all are added or none. */
  readonly whenFull?: 'deliver' | 'refuse';
}

/**
 * Creates new items in a character's bag: onto stacks with room, then into free slots, then as deliveries.
 * @returns how many pieces became deliveries
 * @throws GameError invalid `inventory.bad_quantity` or `inventory.unknown_kind`, conflict `inventory.full`, not_found
 * `inventory.unknown_receiver`
 */
export async function grant(tx: Tx, input: Grant): Promise<{ readonly ledgerId: string; readonly delivered: number }> {
  const { characterId, templateId, quantity, reason } = input;
  assertAllowed(canCount(quantity));
  const content = contentOf(templateId);
  const holdings = await lockOwn(tx, input, ['bag']);
  const bag = holdings.container(characterHolder(characterId), 'bag');
  const instance = input.instance ?? { rarity: content.rarity, level: content.level, affixes: [] };
  const of: Fresh = { templateId, ...instance, isBound: input.isBound === true || content.binds === 'on_pick_up' };
  const left = planFor(holdings, { container: bag, of, quantity }).left;
  if (input.whenFull === 'refuse' && left > 0) throw new GameError('conflict', 'inventory.full');
  const ledgerId = await openLedger(tx, reason);
  if (left < quantity) await stow(tx, holdings, { container: bag, of, quantity: quantity - left });
  if (left > 0) await deliver(tx, { characterId, of, quantity: left });
  await bookWorld(tx, { ledgerId, templateId, quantity: -quantity });
  const { rarity } = instance;
  await emitChange(tx, itemGained, { characterId, ledgerId, templateId, quantity, reason, rarity, delivered: left });
  return { ledgerId, delivered: left };
}

/**
 * Moves an item to a slot of the same owner; an item in that slot swaps places with it. An item moved to an equipment
 * slot is equipped.
 * @throws GameError not_found `inventory.no_such_item`, invalid `inventory.no_such_slot`, `inventory.wrong_place`,
 * `inventory.out_of_reach` or a requirement for equipping it
 */
export async function move(tx: Tx, input: Own & { readonly to: Place }): Promise<void> {
  const { holdings, item, container } = await reached(tx, input);
  const target = await lockTarget(tx, input, input.to.kind);
  if (target.id === container.id && input.to.slot === item.slot) return;
  const other = holdings.at(target, input.to.slot);
  const scene = { holdings, characterId: input.characterId };
  assertStashable(item, target);
  if (other !== undefined) assertStashable(other, container);
  await assertFits(tx, scene, { item, to: { ...target, slot: input.to.slot }, leaving: other });
  if (other !== undefined)
    await assertFits(tx, scene, { item: other, to: { ...container, slot: item.slot }, leaving: item });
  await openLedger(tx, 'inventory.move');
  await exchange(tx, { item, to: { containerId: target.id, slot: input.to.slot }, other });
  await noteWorn(tx, { characterId: input.characterId, item, from: container, to: { ...target, slot: input.to.slot } });
  if (other !== undefined)
    await noteWorn(tx, {
      characterId: input.characterId,
      item: other,
      from: target,
      to: { ...container, slot: item.slot },
    });
  notifyView(tx, input.characterId);
}

/**
 * Splits a part of a stack into a free slot of the same owner.
 * @throws GameError invalid `inventory.bad_quantity`, `inventory.no_such_slot`, `inventory.wrong_place` or
 * `inventory.out_of_reach`, conflict `inventory.not_enough` or `inventory.slot_taken`, not_found
 * `inventory.no_such_item`
 */
export async function split(
  tx: Tx,
  input: Own & { readonly quantity: number; readonly to: Place },
): Promise<{ readonly itemId: ItemId }> {
  assertAllowed(canCount(input.quantity));
  const { holdings, item, container } = await reached(tx, input);
  const target = await lockTarget(tx, input, input.to.kind);
  const to = { ...target, slot: input.to.slot };
  assertStashable(item, target);
  await assertFits(tx, { holdings, characterId: input.characterId }, { item, to, leaving: undefined });
  if (holdings.at(target, input.to.slot) !== undefined) throw new GameError('conflict', 'inventory.slot_taken');
  if (input.quantity >= item.quantity) throw new GameError('conflict', 'inventory.not_enough');
  await openLedger(tx, 'inventory.split');
  await setQuantity(tx, { item, quantity: item.quantity - input.quantity });
  const itemId = await create(tx, { containerId: target.id, slot: input.to.slot, quantity: input.quantity, of: item });
  await noteWorn(tx, {
    characterId: input.characterId,
    item: { ...item, id: itemId, quantity: input.quantity },
    from: container,
    to,
  });
  notifyView(tx, input.characterId);
  return { itemId };
}

/**
 * Merges a stack into a similar one of the same owner, as far as there is room; the rest stays where it was.
 * @throws GameError not_found `inventory.no_such_item`, conflict `inventory.wrong_kind` or `inventory.stack_full`,
 * invalid `inventory.out_of_reach`
 */
export async function merge(tx: Tx, input: Own & { readonly intoId: ItemId }): Promise<void> {
  const { item } = await reached(tx, input);
  const { item: into, container } = await reached(tx, { ...input, itemId: input.intoId });
  if (item.id === into.id || !isAlike({ ...item, isLocked: into.isLocked, isJunk: into.isJunk }, into))
    throw new GameError('conflict', 'inventory.wrong_kind');
  assertStashable(item, container);
  const poured = Math.min(item.quantity, contentOf(item.templateId).stackSize - into.quantity);
  if (poured <= 0) throw new GameError('conflict', 'inventory.stack_full');
  await openLedger(tx, 'inventory.merge');
  await setQuantity(tx, { item, quantity: item.quantity - poured });
  await setQuantity(tx, { item: into, quantity: into.quantity + poured });
  notifyView(tx, input.characterId);
}

/**
 * Destroys pieces of an item: used up, lost or thrown away.
 * @throws GameError invalid `inventory.bad_quantity` or `inventory.out_of_reach`, conflict `inventory.not_enough`,
 * not_found `inventory.no_such_item`
 */
export async function destroy(
  tx: Tx,
  input: Own & { readonly quantity: number; readonly reason: string },
): Promise<{ readonly ledgerId: string; readonly templateId: string }> {
  const { characterId, quantity, reason } = input;
  assertAllowed(canCount(quantity));
  const { item } = await reached(tx, input);
  if (quantity > item.quantity) throw new GameError('conflict', 'inventory.not_enough');
  const ledgerId = await openLedger(tx, reason);
  await leave(tx, { characterId, item, quantity, ledgerId, reason });
  return { ledgerId, templateId: item.templateId };
}

/**
 * Removes a number of pieces of one kind from what a character carries, unlocked stacks of the bag first.
 * @throws GameError invalid `inventory.bad_quantity`, conflict `inventory.not_enough`: then nothing is taken
 */
export async function take(
  tx: Tx,
  input: {
    readonly characterId: CharacterId;
    readonly templateId: string;
    readonly quantity: number;
    readonly reason: string;
  },
): Promise<{ readonly ledgerId: string }> {
  const { characterId, templateId, quantity, reason } = input;
  assertAllowed(canCount(quantity));
  const kinds = ['bag', 'equipment'] as const;
  const holdings = await lockOwn(tx, input, kinds);
  const carried = kinds.flatMap((kind) =>
    holdings
      .inside(holdings.container(characterHolder(characterId), kind))
      .filter((item) => item.templateId === templateId),
  );
  if (carried.reduce((sum, item) => sum + item.quantity, 0) < quantity)
    throw new GameError('conflict', 'inventory.not_enough');
  const ledgerId = await openLedger(tx, reason);
  let left = quantity;
  for (const item of carried.toSorted((a, b) => Number(a.isLocked) - Number(b.isLocked))) {
    const taken = Math.min(left, item.quantity);
    if (taken > 0) await leave(tx, { characterId, item, quantity: taken, ledgerId, reason });
    left -= taken;
  }
  return { ledgerId };
}

/**
 * Locks the containers in reach and returns an item in them. Sold items belong to the vendor and deliveries must be
 * claimed; both are in reach only when they are named.
 * @throws GameError not_found `inventory.no_such_item`, invalid `inventory.out_of_reach`
 */
export async function reached(
  tx: Tx,
  own: Own,
): Promise<{ readonly holdings: Holdings; readonly item: Item; readonly container: Container }> {
  const { characterId, accountId, itemId } = own;
  const kinds = reachOf(own);
  const holdings = await lockOwn(tx, own, kinds);
  if (kinds.includes('delivery')) await loadDeliveries(tx, { characterId, itemIds: [itemId] });
  const found = kinds
    .map((kind) => holdings.container(holderFor(own, kind), kind))
    .find((container) => holdings.inside(container).some(({ id }) => id === itemId));
  if (found !== undefined) return { holdings, ...holdings.item(itemId) };
  const elsewhere = await tx.characterItem.findFirst({
    where: {
      id: itemId,
      container: { OR: [{ characterId }, ...(accountId === undefined ? [] : [{ accountId }])] },
    },
  });
  // Items of other characters and unknown items get the same refusal.
  throw elsewhere === null
    ? new GameError('not_found', 'inventory.no_such_item')
    : new GameError('invalid', 'inventory.out_of_reach');
}

function reachOf({ reach, accountId }: Own): readonly ContainerKind[] {
  return (
    reach?.filter((kind) => kind !== 'stash' || accountId !== undefined) ?? [
      'bag',
      'equipment',
      'bank',
      ...(accountId === undefined ? [] : (['stash'] as const)),
    ]
  );
}

/** @throws GameError invalid `inventory.out_of_reach` */
async function lockTarget(tx: Tx, own: Own, kind: ContainerKind): Promise<Container> {
  if (!reachOf(own).includes(kind)) throw new GameError('invalid', 'inventory.out_of_reach');
  return (await lockOwn(tx, own, [kind])).container(holderFor(own, kind), kind);
}

/** The other characters of an account must not receive items that are bound to this one. */
function assertStashable(item: Item, target: Container): void {
  if (target.kind === 'stash' && item.isBound) throw new GameError('invalid', 'inventory.bound');
}

/** @throws GameError conflict `inventory.full` */
export function freeSlot(holdings: Holdings, container: Container): number {
  const slot = findSlot(holdings, container);
  if (slot === undefined) throw new GameError('conflict', 'inventory.full');
  return slot;
}

/** Returns the first free slot of a container; undefined when it is full. */
export function findSlot(holdings: Holdings, container: Container): number | undefined {
  const taken = new Set(holdings.inside(container).map((item) => item.slot));
  for (let slot = 0; slot < container.slots; slot++) if (!taken.has(slot)) return slot;
  return undefined;
}

interface Arrival {
  readonly container: Container;
  readonly of: Fresh;
  readonly quantity: number;
}
function planFor(holdings: Holdings, { container, of, quantity }: Arrival) {
  const content = contentOf(of.templateId);
  const stacks = holdings.inside(container).map((item) => {
    const isRoom =
      content.stackSize > 1 &&
      isAlike(
        { ...item, isLocked: false, isJunk: false },
        { ...of, isBound: of.isBound ?? false, isLocked: false, isJunk: false },
      );
    return { itemId: item.id, slot: item.slot, templateId: isRoom ? item.templateId : '', quantity: item.quantity };
  });
  return planStow(stacks, { templateId: of.templateId, maxStack: content.stackSize, quantity, slots: container.slots });
}

/**
 * Puts pieces into a container: onto stacks with room, then into free slots. The ledger must be open.
 * @throws GameError conflict `inventory.full`
 */
export async function stow(tx: Tx, holdings: Holdings, arrival: Arrival): Promise<void> {
  const plan = planFor(holdings, arrival);
  assertAllowed(isWhole(plan), 'conflict');
  const inside = holdings.inside(arrival.container);
  for (const fill of plan.fills) {
    const stack = inside.find((one) => one.id === fill.itemId);
    if (stack !== undefined) await setQuantity(tx, { item: stack, quantity: stack.quantity + fill.quantity });
  }
  for (const { slot, quantity } of plan.fresh)
    await create(tx, { containerId: arrival.container.id, slot, quantity, of: arrival.of });
}

/**
 * Moves pieces of a stack to a free slot: a whole stack stays the same item, a part becomes a new one.
 * @returns the item in that slot
 */
export async function part(
  tx: Tx,
  input: {
    readonly item: Item;
    readonly quantity: number;
    readonly to: { readonly containerId: string; readonly slot: number };
  },
): Promise<ItemId> {
  const { item, quantity, to } = input;
  if (quantity === item.quantity) {
    await place(tx, { item, ...to });
    return item.id;
  }
  await setQuantity(tx, { item, quantity: item.quantity - quantity });
  return create(tx, { ...to, quantity, of: item });
}

/** Removes pieces of a stack from the world under an open ledger. */
export async function leave(
  tx: Tx,
  input: {
    readonly characterId: CharacterId;
    readonly item: Item;
    readonly quantity: number;
    readonly ledgerId: string;
    readonly reason: string;
  },
): Promise<void> {
  const { characterId, item, quantity, ledgerId, reason } = input;
  await setQuantity(tx, { item, quantity: item.quantity - quantity });
  await bookWorld(tx, { ledgerId, templateId: item.templateId, quantity });
  await emitChange(tx, itemLost, { characterId, ledgerId, templateId: item.templateId, quantity, reason });
}
