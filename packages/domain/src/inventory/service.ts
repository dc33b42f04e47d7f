import { itemUsed } from '@necp/shared/inventory/events';
import { canDestroy } from '@necp/shared/inventory/rules';
import type {
  ContainerKind,
  DestroyItemInput,
  EquipItemInput,
  InsertModInput,
  InventoryView,
  LockItemInput,
  MarkJunkInput,
  MendItemInput,
  MergeStacksInput,
  MoveItemInput,
  SortBagInput,
  SplitStackInput,
  UnequipItemInput,
} from '@necp/shared/inventory/schema';
import {
  GameError,
  assertAllowed,
  type CharacterId,
  type ItemId,
  type ItemTemplateId,
  type RequestId,
} from '@necp/shared/kernel';
import { holdSheet } from '../character';
import { actOnce, emit, inTx, onceById, requirePlaying, type Ctx, type Tx, type ActRequest } from '../kernel';
import { assertWriters, type HeldZone } from '../zone';
import { contentOf } from './catalogue';
import { equip, insertMod, repairWith, unequip } from './gear';
import { setState, notifyView } from './moves';
import { inventoryView } from './queries';
import { destroy, grant, merge, move, reached, split } from './steps';
import { sortContainer } from './storing';

/** The containers that can be used everywhere; bank and stash need a terminal. */
const reach = ['bag', 'equipment'] as const;

/**
 * Moves an item into another slot, which may equip or unequip it.
 * @throws GameError forbidden `inventory.needs_clinic`, and what `move` throws
 */
export function moveItem(ctx: Ctx, input: MoveItemInput): Promise<InventoryView> {
  return change(ctx, { verb: 'inventory.move', input }, async (tx, characterId) => {
    await refuseImplant(tx, { characterId, itemId: input.itemId, to: input.to.kind });
    await move(tx, { ...input, characterId, reach });
  });
}

/**
 * Splits a stack.
 * @throws GameError what `split` throws
 */
export function splitStack(ctx: Ctx, input: SplitStackInput): Promise<InventoryView> {
  return change(ctx, { verb: 'inventory.split', input }, (tx, characterId) =>
    split(tx, { ...input, characterId, reach }),
  );
}

/**
 * Merges one stack into another.
 * @throws GameError what `merge` throws
 */
export function mergeStacks(ctx: Ctx, input: MergeStacksInput): Promise<InventoryView> {
  return change(ctx, { verb: 'inventory.merge', input }, (tx, characterId) =>
    merge(tx, { ...input, characterId, reach }),
  );
}

/**
 * Destroys items permanently.
 * @throws GameError invalid `inventory.locked` or `inventory.quest_item`, and what `destroy` throws
 */
export function destroyItem(ctx: Ctx, input: DestroyItemInput): Promise<InventoryView> {
  return change(ctx, { verb: 'inventory.destroy', input }, async (tx, characterId) => {
    const { item } = await reached(tx, { characterId, itemId: input.itemId, reach });
    assertAllowed(canDestroy(contentOf(item.templateId), item));
    await destroy(tx, { ...input, characterId, reach, reason: 'inventory.destroy' });
  });
}

/**
 * Equips an item, in the given slot or where it fits.
 * @throws GameError forbidden `inventory.needs_clinic`, and what `equip` throws
 */
export function equipItem(ctx: Ctx, input: EquipItemInput): Promise<InventoryView> {
  return change(ctx, { verb: 'inventory.equip', input }, async (tx, characterId) => {
    await refuseImplant(tx, { characterId, itemId: input.itemId, to: 'equipment' });
    await equip(tx, { ...input, characterId });
  });
}

/**
 * Unequips an item.
 * @throws GameError forbidden `inventory.needs_clinic`, and what `unequip` throws
 */
export function unequipItem(ctx: Ctx, input: UnequipItemInput): Promise<InventoryView> {
  return change(ctx, { verb: 'inventory.unequip', input }, async (tx, characterId) => {
    await refuseImplant(tx, { characterId, itemId: input.itemId, to: 'bag' });
    await unequip(tx, { ...input, characterId });
  });
}

/** Implants leave and enter the body at a clinic only. */
async function refuseImplant(
  tx: Tx,
  request: { readonly characterId: CharacterId; readonly itemId: ItemId; readonly to: ContainerKind },
): Promise<void> {
  const { item, container } = await reached(tx, { ...request, reach });
  const isOperation = container.kind === 'equipment' || request.to === 'equipment';
  if (isOperation && contentOf(item.templateId).kind === 'cyberware')
    throw new GameError('forbidden', 'inventory.needs_clinic');
}

/** Sorts the bag. */
export function sortBag(ctx: Ctx, input: SortBagInput): Promise<InventoryView> {
  return change(ctx, { verb: 'inventory.sort', input }, (tx, characterId) =>
    sortContainer(tx, { characterId, kind: 'bag', by: input.by }),
  );
}

/**
 * Locks an item against selling and destroying, or unlocks it; a locked item is no longer marked as junk.
 * @throws GameError not_found `inventory.no_such_item`
 */
export function lockItem(ctx: Ctx, input: LockItemInput): Promise<InventoryView> {
  const { itemId, isLocked } = input;
  return change(ctx, { verb: 'inventory.lock', input }, (tx, characterId) =>
    mark(tx, { characterId, itemId }, isLocked ? { isLocked, isJunk: false } : { isLocked }),
  );
}

/**
 * Marks an item as junk, which is sold with all other junk, or removes the mark; junk is not locked.
 * @throws GameError not_found `inventory.no_such_item`
 */
export function markJunk(ctx: Ctx, input: MarkJunkInput): Promise<InventoryView> {
  const { itemId, isJunk } = input;
  return change(ctx, { verb: 'inventory.mark_junk', input }, (tx, characterId) =>
    mark(tx, { characterId, itemId }, isJunk ? { isJunk, isLocked: false } : { isJunk }),
  );
}

/**
 * Puts a mod into a socket permanently.
 * @throws GameError what `insertMod` throws
 */
export function fitMod(ctx: Ctx, input: InsertModInput): Promise<InventoryView> {
  return change(ctx, { verb: 'inventory.insert_mod', input }, (tx, characterId) =>
    insertMod(tx, { ...input, characterId }),
  );
}

/**
 * Repairs an item with a tool.
 * @throws GameError what `repairWith` throws
 */
export function mendItem(ctx: Ctx, input: MendItemInput): Promise<InventoryView> {
  return change(ctx, { verb: 'inventory.repair', input }, (tx, characterId) =>
    repairWith(tx, { ...input, characterId }),
  );
}

/**
 * Gives a character new items, as operators and tests do; items that do not fit into the bag are delivered.
 * @throws GameError what `grant` throws
 */
export async function giveItem(
  ctx: Ctx,
  input: { readonly characterId: CharacterId; readonly templateId: string; readonly quantity: number },
): Promise<void> {
  await inTx(ctx, (tx) => grant(tx, { ...input, reason: 'inventory.given' }));
}

export interface Consuming {
  readonly id: RequestId;
  readonly characterId: CharacterId;
  readonly epoch: number;
  readonly itemId: ItemId;
}

/**
 * Uses up one piece of a consumable or throwable; the zone starts its effect after the answer. A repeated call with the
 * same id gets the same answer.
 * @throws GameError unavailable `zone.moved`, invalid `inventory.not_usable` or `inventory.out_of_reach`, not_found
 * `inventory.no_such_item`
 */
export function consume(
  ctx: Ctx,
  zone: HeldZone,
  input: Consuming,
): Promise<{ readonly templateId: string; readonly left: number }> {
  const { id, characterId, itemId } = input;
  return inTx(ctx, async (tx) => {
    await holdSheet(tx, characterId);
    await assertWriters(tx, zone, [input]);
    return onceById(tx, { verb: 'inventory.consume', id: `${characterId} ${id}` }, async () => {
      const { item } = await reached(tx, { characterId, itemId, reach });
      const { kind } = contentOf(item.templateId);
      if (kind !== 'consumable' && kind !== 'thrown') throw new GameError('invalid', 'inventory.not_usable');
      await destroy(tx, { characterId, itemId, quantity: 1, reach, reason: 'inventory.use' });
      await emit(tx, itemUsed, { characterId, templateId: item.templateId as ItemTemplateId, count: 1 });
      return { templateId: item.templateId, left: item.quantity - 1 };
    });
  });
}

async function mark(
  tx: Tx,
  own: { readonly characterId: CharacterId; readonly itemId: ItemId },
  marks: { readonly isLocked?: boolean; readonly isJunk?: boolean },
): Promise<void> {
  const { item } = await reached(tx, { ...own, reach });
  await setState(tx, item, marks);
  notifyView(tx, own.characterId);
}

async function change(
  ctx: Ctx,
  request: ActRequest,
  act: (tx: Tx, characterId: CharacterId) => Promise<unknown>,
): Promise<InventoryView> {
  const { characterId } = requirePlaying(ctx);
  await actOnce(ctx, request, async (tx) => {
    await act(tx, characterId);
    return null;
  });
  return inventoryView(ctx, characterId);
}
