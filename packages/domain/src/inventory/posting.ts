import { items } from '@necp/content/server';
import type { ItemContent } from '@necp/shared/inventory/content';
import { itemGained, itemLost } from '@necp/shared/inventory/events';
import { canCount } from '@necp/shared/inventory/rules';
import type { ItemView } from '@necp/shared/inventory/schema';
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
import { openLedger, type ReadDb, type Tx } from '../kernel';
import { contentOf } from './catalogue';
import { itemOf, type Container, type Holdings, type Item } from './held';
import { lock, loadDeliveries } from './locks';
import { bookWorld, create, emitChange, notifyView, place, type Fresh } from './moves';
import { pourOnto, roomOnStacks } from './offering';
import { findSlot, freeSlot, part, reached } from './steps';
import { viewOf } from './views';

/** Pieces of one kind. */
export interface Pieces {
  readonly templateId: string;
  readonly quantity: number;
}

interface Posted {
  readonly characterId: CharacterId;
  readonly escrowId: EscrowId;
  readonly items: readonly { readonly itemId: ItemId; readonly quantity: number }[];
  readonly reason: string;
  /** Judges each item before anything is moved. */
  readonly may: (content: ItemContent, marks: Item) => Verdict;
}

/**
 * Moves pieces of items from a character's bag into an escrow, all or none; the character has lost them.
 * @returns what lies in the escrow now
 * @throws GameError invalid `inventory.bad_quantity`, `inventory.out_of_reach` and what `may` refuses; conflict
 * `inventory.not_enough`, `inventory.full`; not_found `inventory.no_such_item`
 */
export async function post(tx: Tx, { characterId, escrowId, items, reason, may }: Posted): Promise<Pieces[]> {
  if (items.length === 0) return [];
  const { holdings, container } = await lockPair(tx, escrowId, characterId);
  const found = [];
  for (const { itemId, quantity } of items) {
    assertAllowed(canCount(quantity));
    const { item } = await reached(tx, { characterId, itemId, reach: ['bag'] });
    assertAllowed(may(contentOf(item.templateId), item));
    if (quantity > item.quantity) throw new GameError('conflict', 'inventory.not_enough');
    found.push({ item, quantity });
  }
  const ledgerId = await openLedger(tx, reason);
  for (const { item, quantity } of found) {
    await part(tx, { item, quantity, to: { containerId: container.id, slot: freeSlot(holdings, container) } });
    await emitChange(tx, itemLost, { characterId, ledgerId, templateId: item.templateId, quantity, reason });
  }
  notifyView(tx, characterId);
  return found.map(({ item, quantity }) => ({ templateId: item.templateId, quantity }));
}

/** What came out of an escrow, and how many stacks are still in it. */
export interface Unpacked {
  readonly taken: readonly Pieces[];
  readonly left: number;
}

/**
 * Moves what lies in an escrow into a character's bag, as far as there is room.
 * @param input.itemId only this stack; all of them when it is null
 * @throws GameError not_found `inventory.no_such_item`
 */
export async function unpack(
  tx: Tx,
  input: {
    readonly characterId: CharacterId;
    readonly escrowId: EscrowId;
    readonly itemId: ItemId | null;
    readonly reason: string;
  },
): Promise<Unpacked> {
  const { characterId, escrowId, itemId, reason } = input;
  const { holdings, bag, container } = await lockPair(tx, escrowId, characterId);
  const items = holdings.inside(container).filter(({ id }) => itemId === null || id === itemId);
  if (items.length === 0 && itemId !== null) throw new GameError('not_found', 'inventory.no_such_item');
  const taken: Pieces[] = [];
  for (const item of items) {
    if (!hasRoom(holdings, bag, item)) continue;
    const ledgerId = await openLedger(tx, reason);
    const quantity = item.quantity - (await intoBag(tx, holdings, { item, bag }));
    const { templateId, rarity } = item;
    taken.push({ templateId, quantity });
    await emitChange(tx, itemGained, { characterId, ledgerId, templateId, quantity, reason, rarity });
  }
  if (taken.length > 0) notifyView(tx, characterId);
  return { taken, left: holdings.inside(container).length };
}

/** Whether at least one piece of a stack would find room. */
function hasRoom(holdings: Holdings, bag: Container, item: Item): boolean {
  return findSlot(holdings, bag) !== undefined || roomOnStacks(holdings, bag, item) > 0;
}

/** Moves a stack onto others and into a free slot; returns how many pieces stay where they were. */
async function intoBag(
  tx: Tx,
  holdings: Holdings,
  { item, bag }: { readonly item: Item; readonly bag: Container },
): Promise<number> {
  const rest = await pourOnto(tx, holdings, { item, bag });
  if (rest === null) return 0;
  const slot = findSlot(holdings, bag);
  if (slot === undefined) return rest.quantity;
  await place(tx, { item: rest, containerId: bag.id, slot });
  return 0;
}

/**
 * Creates new items in an escrow, for a player who will take them.
 * @throws GameError invalid `inventory.bad_quantity`, `inventory.unknown_kind`; conflict `inventory.full`
 */
export async function grantInto(
  tx: Tx,
  input: { readonly escrowId: EscrowId; readonly items: readonly Pieces[]; readonly reason: string },
): Promise<number> {
  const { escrowId, items, reason } = input;
  if (items.length === 0) return 0;
  const escrow = escrowHolder(escrowId);
  const holdings = await lock(tx, [{ holder: escrow, kinds: ['escrow'] }]);
  const container = holdings.container(escrow, 'escrow');
  const ledgerId = await openLedger(tx, reason);
  for (const { templateId, quantity } of items) {
    assertAllowed(canCount(quantity));
    const { stackSize, rarity, level, binds } = contentOf(templateId);
    const of: Fresh = { templateId, rarity, level, affixes: [], isBound: binds === 'on_pick_up' };
    for (let left = quantity; left > 0; left -= stackSize)
      await create(tx, {
        containerId: container.id,
        slot: freeSlot(holdings, container),
        quantity: Math.min(left, stackSize),
        of,
      });
    await bookWorld(tx, { ledgerId, templateId, quantity: -quantity });
  }
  return holdings.inside(container).length;
}

/** Returns how many slots pieces take, each kind on stacks of its own. */
export function stacksFor(items: readonly Pieces[]): number {
  return items.reduce(
    (sum, { templateId, quantity }) => sum + Math.ceil(quantity / contentOf(templateId).stackSize),
    0,
  );
}

/**
 * Moves deliveries of a character, the oldest first, into an escrow; they stay the same items.
 * @param input.most how many stacks
 * @returns what was moved
 */
export async function collectDeliveries(
  tx: Tx,
  input: {
    readonly characterId: CharacterId;
    readonly escrowId: EscrowId;
    readonly most: number;
    readonly reason: string;
  },
): Promise<Pieces[]> {
  const { characterId, escrowId, most, reason } = input;
  const [owner, escrow] = [characterHolder(characterId), escrowHolder(escrowId)];
  const holdings = await lock(tx, [
    { holder: owner, kinds: ['delivery'] },
    { holder: escrow, kinds: ['escrow'] },
  ]);
  const [from, to] = [holdings.container(owner, 'delivery'), holdings.container(escrow, 'escrow')];
  const rows = await tx.characterItem.findMany({
    where: { containerId: from.id },
    orderBy: { id: 'asc' },
    take: most,
    select: { id: true },
  });
  if (rows.length === 0) return [];
  await loadDeliveries(tx, { characterId, itemIds: rows.map(({ id }) => id as ItemId) });
  await openLedger(tx, reason);
  const moved = [];
  for (const { id } of rows) {
    const { item } = holdings.item(id as ItemId);
    await place(tx, { item, containerId: to.id, slot: freeSlot(holdings, to) });
    moved.push({ templateId: item.templateId, quantity: item.quantity });
  }
  notifyView(tx, characterId);
  return moved;
}

/** Returns characters with deliveries, in the order of ids, after the one that is named. */
export async function charactersWithDeliveries(
  db: ReadDb,
  { after, most }: { readonly after: CharacterId | null; readonly most: number },
): Promise<CharacterId[]> {
  const rows = await db.characterInventory.findMany({
    where: {
      kind: 'delivery',
      holderKind: 'character',
      items: { some: {} },
      ...(after === null ? {} : { holderId: { gt: after } }),
    },
    orderBy: { holderId: 'asc' },
    take: most,
    select: { holderId: true },
  });
  return rows.map(({ holderId }) => holderId as CharacterId);
}

/** Returns the stacks that lie in escrows, by escrow. */
export async function itemsInEscrows(
  db: ReadDb | Tx,
  escrowIds: readonly EscrowId[],
): Promise<ReadonlyMap<EscrowId, ItemView[]>> {
  if (escrowIds.length === 0) return new Map();
  const rows = await db.characterItem.findMany({
    where: { container: { holderKind: 'escrow', holderId: { in: [...escrowIds] } } },
    orderBy: { slot: 'asc' },
    include: { container: { select: { holderId: true } } },
  });
  const found = new Map<EscrowId, ItemView[]>();
  for (const { container, ...row } of rows) {
    const escrowId = container.holderId as EscrowId;
    found.set(escrowId, [...(found.get(escrowId) ?? []), viewOf(itemOf(row))]);
  }
  return found;
}

/** Returns those of some escrows in which an item lies whose name, in either language, has a text in it. */
export async function itemsNamed(
  db: ReadDb,
  { escrowIds, text }: { readonly escrowIds: readonly string[]; readonly text: string },
): Promise<string[]> {
  const wanted = text.toLowerCase();
  const templates = items.filter(({ name }) => Object.values(name).some((word) => word.toLowerCase().includes(wanted)));
  const rows = await db.characterInventory.findMany({
    where: {
      ...{ holderKind: 'escrow', holderId: { in: [...escrowIds] } },
      items: { some: { templateId: { in: templates.map(({ id }) => id) } } },
    },
    select: { holderId: true },
  });
  return rows.map(({ holderId }) => holderId);
}

async function lockPair(tx: Tx, escrowId: EscrowId, characterId: CharacterId) {
  const [owner, escrow] = [characterHolder(characterId), escrowHolder(escrowId)];
  const holdings = await lock(tx, [
    { holder: owner, kinds: ['bag'] },
    { holder: escrow, kinds: ['escrow'] },
  ]);
  return { holdings, bag: holdings.container(owner, 'bag'), container: holdings.container(escrow, 'escrow') };
}
