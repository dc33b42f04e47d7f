import { itemGained, itemLost } from '@necp/shared/inventory/events';
import { GameError, type CharacterId, type ItemId, type ItemTemplateId } from '@necp/shared/kernel';
import type { Prisma } from '@necp/db/types';
import { emit, newId, pushAfterCommit, type Tx } from '../kernel';
import { holdingsOf, type Container, type Item } from './held';

/** The values of a new stack, without its place. */
export type Fresh = Pick<Item, 'templateId' | 'rarity' | 'level' | 'affixes'> &
  Partial<Pick<Item, 'mods' | 'wear' | 'isBound' | 'isLocked' | 'isJunk'>>;

/** Creates a new stack in a free slot. */
export async function create(
  tx: Tx,
  at: { readonly containerId: string; readonly slot: number; readonly quantity: number; readonly of: Fresh },
): Promise<ItemId> {
  const { containerId, slot, quantity, of } = at;
  const {
    templateId,
    rarity,
    level,
    affixes,
    mods = [],
    wear = 0,
    isBound = false,
    isLocked = false,
    isJunk = false,
  } = of;
  const id = newId<ItemId>();
  const row = { id, containerId, slot, quantity, templateId, rarity, level, wear, isBound, isLocked, isJunk };
  await tx.characterItem.create({
    data: { ...row, affixes: affixes as unknown as Prisma.InputJsonArray, mods: [...mods] },
  });
  holdingsOf(tx).put({ ...row, affixes, mods });
  return id;
}

/** Swaps two stacks in one statement, because unique slots are checked after each statement. */
export async function exchange(
  tx: Tx,
  input: {
    readonly item: Item;
    readonly to: { readonly containerId: string; readonly slot: number };
    readonly other: Item | undefined;
  },
): Promise<void> {
  const { item, to, other } = input;
  if (other === undefined) return place(tx, { item, ...to });
  const changed = await tx.$executeRaw`
    UPDATE character_items SET container_id = wanted.to_container, slot = wanted.to_slot
    FROM (VALUES (${item.id}::uuid, ${item.containerId}::uuid, ${item.slot}::int, ${to.containerId}::uuid,
      ${to.slot}::int),
                 (${other.id}::uuid, ${to.containerId}::uuid, ${to.slot}::int, ${item.containerId}::uuid,
                   ${item.slot}::int))
      AS wanted (id, from_container, from_slot, to_container, to_slot)
    WHERE character_items.id = wanted.id AND container_id = wanted.from_container AND slot = wanted.from_slot`;
  assertMoved(changed, 2);
  holdingsOf(tx).put({ ...item, ...to });
  holdingsOf(tx).put({ ...other, containerId: item.containerId, slot: item.slot });
}

/** Moves a whole stack to a free slot. */
export async function place(
  tx: Tx,
  to: { readonly item: Item; readonly containerId: string; readonly slot: number },
): Promise<void> {
  const { id, containerId, slot, quantity } = to.item;
  const { count } = await tx.characterItem.updateMany({
    where: { id, containerId, slot, quantity },
    data: { containerId: to.containerId, slot: to.slot },
  });
  assertMoved(count, 1);
  holdingsOf(tx).put({ ...to.item, containerId: to.containerId, slot: to.slot });
}

/**
 * Changes the quantity of a stack, provided its place and quantity are still those seen under the lock; a quantity of 0
 * removes it.
 */
export async function setQuantity(tx: Tx, to: { readonly item: Item; readonly quantity: number }): Promise<void> {
  const { id, containerId, slot, quantity } = to.item;
  const where = { id, containerId, slot, quantity };
  const { count } =
    to.quantity === 0
      ? await tx.characterItem.deleteMany({ where })
      : await tx.characterItem.updateMany({ where, data: { quantity: to.quantity } });
  assertMoved(count, 1);
  if (to.quantity === 0) holdingsOf(tx).remove(id);
  else holdingsOf(tx).put({ ...to.item, quantity: to.quantity });
}

/** Gives some items of a container other slots, all in one statement; the slots must be free or left by each other. */
export async function renumber(
  tx: Tx,
  container: Container,
  slots: readonly { readonly id: ItemId; readonly slot: number }[],
): Promise<void> {
  if (slots.length === 0) return;
  const moved = await tx.$executeRaw`
    UPDATE character_items AS item SET slot = wanted.slot
    FROM unnest(${slots.map(({ id }) => id)}::uuid[], ${slots.map(({ slot }) => slot)}::int[]) AS wanted (id, slot)
    WHERE item.id = wanted.id AND item.container_id = ${container.id}::uuid`;
  assertMoved(moved, slots.length);
  const holdings = holdingsOf(tx);
  for (const { id, slot } of slots) holdings.put({ ...holdings.item(id).item, slot });
}

/** Changes the state of an item: marks, wear, mods. */
export async function setState(
  tx: Tx,
  item: Item,
  state: {
    readonly wear?: number;
    readonly mods?: readonly string[];
    readonly isBound?: boolean;
    readonly isLocked?: boolean;
    readonly isJunk?: boolean;
  },
): Promise<void> {
  const { mods, ...marks } = state;
  const { count } = await tx.characterItem.updateMany({
    where: { id: item.id, containerId: item.containerId },
    data: { ...marks, ...(mods === undefined ? {} : { mods: [...mods] }) },
  });
  assertMoved(count, 1);
  holdingsOf(tx).put({ ...holdingsOf(tx).item(item.id).item, ...state });
}

/** The locks make this impossible; should it happen all the same, the transaction must be rolled back. */
export function assertMoved(moved: number, expected: number): void {
  if (moved !== expected) throw new GameError('conflict', 'kernel.conflict');
}

/** Books the counter entry for items that enter or leave the world. */
export async function bookWorld(
  tx: Tx,
  line: { readonly ledgerId: string; readonly templateId: string; readonly quantity: number },
): Promise<void> {
  await tx.itemEntry.create({ data: line });
}

export interface ItemChange {
  readonly characterId: CharacterId;
  readonly ledgerId: string;
  readonly templateId: string;
  readonly quantity: number;
  readonly reason: string;
  /** Of new items, when it is not that of the template. */
  readonly rarity?: string;
  /** How many of them did not fit into the bag. */
  readonly delivered?: number;
}

/** Emits the events and updates the player's windows after items were gained or lost. */
export async function emitChange(
  tx: Tx,
  kind: typeof itemGained | typeof itemLost,
  { rarity, delivered = 0, ...change }: ItemChange,
): Promise<void> {
  const { characterId, templateId, quantity } = change;
  const payload = { ...change, templateId: templateId as ItemTemplateId };
  if (kind === itemGained) await emit(tx, itemGained, { ...payload, delivered });
  else await emit(tx, itemLost, payload);
  pushAfterCommit(tx, { characterId }, { topic: kind.name, templateId, quantity, rarity: rarity ?? null, delivered });
}

/** Notifies the player's open windows to read again. */
export function notifyView(tx: Tx, characterId: CharacterId): void {
  pushAfterCommit(tx, { characterId }, { topic: 'inventory.changed' });
}
