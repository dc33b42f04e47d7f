import type { ItemContent } from '@necp/shared/inventory/content';
import { itemGained, itemLost } from '@necp/shared/inventory/events';
import { canCount, tabSlots } from '@necp/shared/inventory/rules';
import type { ItemView, SortOrder } from '@necp/shared/inventory/schema';
import { isAlike, planSort } from '@necp/shared/inventory/sorting';
import {
  GameError,
  assertAllowed,
  characterHolder,
  type CharacterId,
  type GuildId,
  type Holder,
  type ItemId,
  type Verdict,
} from '@necp/shared/kernel';
import { openLedger, type ReadDb, type Tx } from '../kernel';
import { contentOf } from './catalogue';
import { itemOf, type Container, type Holdings, type Item } from './held';
import { lock } from './locks';
import { create, emitChange, exchange, notifyView, place, renumber, setQuantity, setState } from './moves';
import { reached } from './steps';
import { viewOf } from './views';

/** The slots of a container from one (inclusive) until another (exclusive) into which pieces go, or one of them. */
export interface Shelf {
  readonly from: number;
  readonly until: number;
  /** The slot that was chosen; null takes stacks with room first, and then the first free slot. */
  readonly slot: number | null;
}

/** Pieces of an item that a member of a guild moves. */
interface Handled {
  readonly characterId: CharacterId;
  readonly guildId: GuildId;
  readonly itemId: ItemId;
  readonly quantity: number;
  readonly reason: string;
}

/** What was moved. */
export interface Handed {
  readonly templateId: string;
  readonly quantity: number;
}

const vaultOf = (id: GuildId): Holder => ({ kind: 'guild', id });

/** Locks the vault of a guild, and the bag of a character before it when one is named. */
export async function lockVault(
  tx: Tx,
  { guildId, characterId }: { readonly guildId: GuildId; readonly characterId?: CharacterId },
): Promise<{ readonly holdings: Holdings; readonly vault: Container }> {
  const holder = vaultOf(guildId);
  const holdings = await lock(tx, [
    ...(characterId === undefined ? [] : [{ holder: characterHolder(characterId), kinds: ['bag'] as const }]),
    { holder, kinds: ['vault'] as const },
  ]);
  return { holdings, vault: holdings.container(holder, 'vault') };
}

/**
 * Returns an item in the vault of a guild, which is locked.
 * @throws GameError not_found `inventory.no_such_item`
 */
export function inVault({ holdings, vault }: { holdings: Holdings; vault: Container }, itemId: ItemId): Item {
  const item = holdings.inside(vault).find(({ id }) => id === itemId);
  if (item === undefined) throw new GameError('not_found', 'inventory.no_such_item');
  return item;
}

/**
 * Moves pieces of an item from a character's bag into the vault of a guild.
 * @param input.may judges the item before anything is moved
 * @throws GameError invalid `inventory.bad_quantity`, `inventory.out_of_reach`, `inventory.no_such_slot` and what `may`
 * refuses; conflict `inventory.not_enough`, `inventory.full`, `inventory.slot_taken`, `inventory.stack_full`; not_found
 * `inventory.no_such_item`
 */
export async function putIntoVault(
  tx: Tx,
  input: Handled & { readonly shelf: Shelf; readonly may: (content: ItemContent, marks: Item) => Verdict },
): Promise<Handed> {
  const { characterId, itemId, quantity, reason, shelf, may } = input;
  assertAllowed(canCount(quantity));
  const { holdings, vault } = await lockVault(tx, input);
  const { item } = await reached(tx, { characterId, itemId, reach: ['bag'] });
  assertAllowed(may(contentOf(item.templateId), item));
  if (quantity > item.quantity) throw new GameError('conflict', 'inventory.not_enough');
  const ledgerId = await openLedger(tx, reason);
  // The player's own mark says nothing to the other members.
  if (item.isJunk && quantity === item.quantity) await setState(tx, item, { isJunk: false });
  const put = await shelve(tx, holdings, { item: { ...item, isJunk: false }, quantity, container: vault, shelf });
  const { templateId } = item;
  await emitChange(tx, itemLost, { characterId, ledgerId, templateId, quantity: put, reason });
  notifyView(tx, characterId);
  return { templateId, quantity: put };
}

/**
 * Moves pieces of an item from the vault of a guild into a character's bag.
 * @param input.slot the slot of the bag; null takes stacks with room first, and then the first free slot
 * @throws GameError what `putIntoVault` throws
 */
export async function takeFromVault(tx: Tx, input: Handled & { readonly slot: number | null }): Promise<Handed> {
  const { characterId, itemId, quantity, reason, slot } = input;
  assertAllowed(canCount(quantity));
  const { holdings, vault } = await lockVault(tx, input);
  const item = inVault({ holdings, vault }, itemId);
  if (quantity > item.quantity) throw new GameError('conflict', 'inventory.not_enough');
  const bag = holdings.container(characterHolder(characterId), 'bag');
  const ledgerId = await openLedger(tx, reason);
  const shelf = { from: 0, until: bag.slots, slot };
  const taken = await shelve(tx, holdings, { item, quantity, container: bag, shelf });
  const { templateId, rarity } = item;
  await emitChange(tx, itemGained, { characterId, ledgerId, templateId, quantity: taken, reason, rarity });
  notifyView(tx, characterId);
  return { templateId, quantity: taken };
}

/**
 * Moves pieces of an item to other slots of the vault; within a tab, a whole stack swaps places with another item.
 * @throws GameError invalid `inventory.bad_quantity`, `inventory.no_such_slot`; conflict `inventory.not_enough`,
 * `inventory.full`, `inventory.slot_taken`, `inventory.stack_full`; not_found `inventory.no_such_item`
 */
export async function moveInVault(
  tx: Tx,
  input: Omit<Handled, 'characterId'> & { readonly shelf: Shelf },
): Promise<Handed> {
  const { itemId, quantity, reason, shelf } = input;
  assertAllowed(canCount(quantity));
  const { holdings, vault } = await lockVault(tx, input);
  const item = inVault({ holdings, vault }, itemId);
  if (quantity > item.quantity) throw new GameError('conflict', 'inventory.not_enough');
  await openLedger(tx, reason);
  const { templateId } = item;
  const other = shelf.slot === null ? undefined : holdings.at(vault, shelf.slot);
  const isSameTab = item.slot >= shelf.from && item.slot < shelf.until;
  if (other !== undefined && isSameTab && quantity === item.quantity && !canPour(item, other)) {
    await exchange(tx, { item, to: { containerId: vault.id, slot: other.slot }, other });
    return { templateId, quantity };
  }
  return { templateId, quantity: await shelve(tx, holdings, { item, quantity, container: vault, shelf }) };
}

/** Merges equal stacks of one tab of the vault and sorts them from the first slot of the tab on. */
export async function sortVault(
  tx: Tx,
  input: { readonly guildId: GuildId; readonly from: number; readonly by: SortOrder; readonly reason: string },
): Promise<void> {
  const { from, by, reason } = input;
  const { holdings, vault } = await lockVault(tx, input);
  const items = holdings.inside(vault).filter(({ slot }) => slot >= from && slot < from + tabSlots);
  const plan = planSort(items.map(viewOf), by, contentOf);
  await openLedger(tx, reason);
  const left = new Map<ItemId, number>([
    ...plan.poured.map((id) => [id, 0] as const),
    ...plan.kept.map(({ id, quantity }) => [id, quantity] as const),
  ]);
  for (const item of items) {
    const quantity = left.get(item.id) ?? item.quantity;
    if (quantity !== item.quantity) await setQuantity(tx, { item, quantity });
  }
  await renumber(
    tx,
    vault,
    plan.kept.map(({ id, slot }) => ({ id, slot: from + slot })),
  );
}

/** Gives the vault of a guild so many tabs; it never has fewer than before. @param input.tabs from 1 */
export async function widenVault(
  tx: Tx,
  { guildId, tabs }: { readonly guildId: GuildId; readonly tabs: number },
): Promise<void> {
  const { holdings, vault } = await lockVault(tx, { guildId });
  const slots = tabs * tabSlots;
  const { count } = await tx.characterInventory.updateMany({
    where: { id: vault.id, slots: { lte: slots } },
    data: { slots },
  });
  if (count !== 1) throw new GameError('conflict', 'kernel.conflict');
  holdings.keep({ ...vault, slots });
}

/** Returns what lies in the vault of a guild, in the order of slots. */
export async function vaultItems(db: ReadDb | Tx, guildId: GuildId): Promise<ItemView[]> {
  const rows = await db.characterItem.findMany({
    where: { container: { holderKind: 'guild', holderId: guildId, kind: 'vault' } },
    orderBy: { slot: 'asc' },
  });
  return rows.map((row) => viewOf(itemOf(row)));
}

interface Shelving {
  readonly item: Item;
  readonly quantity: number;
  readonly container: Container;
  readonly shelf: Shelf;
}

/**
 * Moves pieces into a slot, or onto stacks with room and into the first free slot. The ledger must be open.
 * @returns how many were moved: fewer only when a chosen stack has no room for all
 */
async function shelve(tx: Tx, holdings: Holdings, { item, quantity, container, shelf }: Shelving): Promise<number> {
  const { from, until, slot } = shelf;
  if (slot !== null && (slot < from || slot >= Math.min(until, container.slots)))
    throw new GameError('invalid', 'inventory.no_such_slot');
  const isShelf = (one: Item) => one.id !== item.id && one.slot >= from && one.slot < until;
  const stacks = holdings
    .inside(container)
    .filter((one) => isShelf(one) && (slot === null || one.slot === slot))
    .toSorted((a, b) => a.slot - b.slot);
  if (slot !== null && stacks.some((one) => !canPour(item, one)))
    throw new GameError('conflict', 'inventory.slot_taken');
  let left = quantity;
  let rest = item;
  for (const stack of stacks) {
    const room = Math.min(left, contentOf(item.templateId).stackSize - stack.quantity);
    if (room <= 0 || !canPour(item, stack)) continue;
    const remaining = rest.quantity - room;
    await setQuantity(tx, { item: rest, quantity: remaining });
    await setQuantity(tx, { item: stack, quantity: stack.quantity + room });
    rest = { ...rest, quantity: remaining };
    left -= room;
  }
  if (left === quantity && slot !== null && stacks.length > 0) throw new GameError('conflict', 'inventory.stack_full');
  if (left === 0 || (slot !== null && stacks.length > 0)) return quantity - left;
  const free = slot ?? freeIn(holdings, container, shelf);
  await lay(tx, { item: rest, quantity: left, to: { containerId: container.id, slot: free } });
  return quantity;
}

const unmarked = (item: Item): Item => ({ ...item, isLocked: false, isJunk: false });
const canPour = (item: Item, stack: Item): boolean =>
  contentOf(item.templateId).stackSize > 1 && isAlike(unmarked(item), unmarked(stack));

/** @throws GameError conflict `inventory.full` */
function freeIn(holdings: Holdings, container: Container, { from, until }: Shelf): number {
  const taken = new Set(holdings.inside(container).map(({ slot }) => slot));
  for (let slot = from; slot < Math.min(until, container.slots); slot++) if (!taken.has(slot)) return slot;
  throw new GameError('conflict', 'inventory.full');
}

/** A whole stack stays the same item, a part becomes a new one. */
async function lay(
  tx: Tx,
  {
    item,
    quantity,
    to,
  }: {
    readonly item: Item;
    readonly quantity: number;
    readonly to: { readonly containerId: string; readonly slot: number };
  },
): Promise<void> {
  if (quantity === item.quantity) return place(tx, { item, ...to });
  await setQuantity(tx, { item, quantity: item.quantity - quantity });
  await create(tx, { ...to, quantity, of: item });
}
