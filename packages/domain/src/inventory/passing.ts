import { itemGained, itemLost } from '@necp/shared/inventory/events';
import { canCount, canPassOn } from '@necp/shared/inventory/rules';
import {
  GameError,
  assertAllowed,
  characterHolder,
  holderKey,
  type CharacterId,
  type Holder,
  type ItemId,
} from '@necp/shared/kernel';
import { openLedger, type Tx } from '../kernel';
import { freeDeliverySlots } from './deliveries';
import type { Holdings, Item, StoreKind } from './held';
import { lock } from './locks';
import { emitChange } from './moves';
import { findSlot, freeSlot, part, reached } from './steps';

/** The containers from which a holder can pass items on; what it receives goes into the first. */
const kindsOf: Readonly<Record<Exclude<Holder['kind'], 'world'>, readonly [StoreKind, ...StoreKind[]]>> = {
  character: ['bag', 'equipment', 'bank'],
  account: ['stash'],
  guild: ['vault'],
  escrow: ['escrow'],
};

/** The movement of pieces of an item to another holder. */
export interface Passing {
  readonly from: Holder;
  readonly to: Holder;
  readonly itemId: ItemId;
  readonly quantity: number;
  readonly reason: string;
  /** `refuse` (the default), or `deliver`: what does not fit into a character's bag becomes a delivery. */
  readonly whenFull?: 'deliver' | 'refuse';
}

/**
 * Moves pieces of an item to another holder, also into an escrow and out of it: a whole stack stays the same item, a
 * part becomes a new one.
 * @throws GameError invalid `inventory.bad_quantity`, `inventory.same_holder`, `inventory.bound` or `inventory.locked`,
 * conflict `inventory.not_enough` or `inventory.full`, not_found `inventory.no_such_item` or
 * `inventory.unknown_receiver`, conflict `kernel.conflict` for a closed escrow
 * @throws Error when the world passes or receives: items enter and leave it by `grant` and `destroy`
 */
export async function pass(tx: Tx, input: Passing): Promise<{ readonly ledgerId: string }> {
  const { from, to, itemId, quantity, reason, whenFull } = input;
  assertAllowed(canCount(quantity));
  if (holderKey(from) === holderKey(to)) throw new GameError('invalid', 'inventory.same_holder');
  const [givers, [receiver]] = [kindsFor(from), kindsFor(to)];
  const holdings = await lock(tx, [
    { holder: from, kinds: givers },
    { holder: to, kinds: [receiver] },
  ]);
  const item = from.kind === 'character' ? await ownItem(tx, from.id, itemId) : heldBy(holdings, from, itemId);
  if (quantity > item.quantity) throw new GameError('conflict', 'inventory.not_enough');
  assertAllowed(canPassOn(item));
  const place = await roomFor(tx, holdings, { holder: to, kind: receiver, whenFull });
  const ledgerId = await openLedger(tx, reason);
  await part(tx, { item, quantity, to: place });
  const change = { ledgerId, templateId: item.templateId, quantity, reason };
  if (from.kind === 'character') await emitChange(tx, itemLost, { characterId: from.id, ...change });
  if (to.kind === 'character') await emitChange(tx, itemGained, { characterId: to.id, ...change });
  return { ledgerId };
}

/**
 * Moves pieces of an item into another character's bag.
 * @throws GameError what `pass` throws
 */
export function handOver(
  tx: Tx,
  input: {
    readonly characterId: CharacterId;
    readonly toCharacterId: CharacterId;
    readonly itemId: ItemId;
    readonly quantity: number;
    readonly reason: string;
  },
): Promise<{ readonly ledgerId: string }> {
  const { characterId, toCharacterId, itemId, quantity, reason } = input;
  const [from, to] = [characterHolder(characterId), characterHolder(toCharacterId)];
  return pass(tx, { from, to, itemId, quantity, reason });
}

async function ownItem(tx: Tx, characterId: CharacterId, itemId: ItemId): Promise<Item> {
  return (await reached(tx, { characterId, itemId })).item;
}

/** @throws GameError not_found `inventory.no_such_item` */
function heldBy(holdings: Holdings, holder: Holder, itemId: ItemId): Item {
  const { item, container } = holdings.item(itemId);
  if (holderKey(container.holder) !== holderKey(holder)) throw new GameError('not_found', 'inventory.no_such_item');
  return item;
}

function kindsFor({ kind }: Holder): readonly [StoreKind, ...StoreKind[]] {
  if (kind === 'world') throw new Error('the world holds no items: grant and destroy them');
  return kindsOf[kind];
}

/** @throws GameError conflict `inventory.full` */
async function roomFor(
  tx: Tx,
  holdings: Holdings,
  to: { readonly holder: Holder; readonly kind: StoreKind; readonly whenFull: Passing['whenFull'] },
): Promise<{ readonly containerId: string; readonly slot: number }> {
  const { holder, kind, whenFull } = to;
  const container = holdings.container(holder, kind);
  if (holder.kind !== 'character' || whenFull !== 'deliver' || findSlot(holdings, container) !== undefined)
    return { containerId: container.id, slot: freeSlot(holdings, container) };
  const { containerId, slots } = await freeDeliverySlots(tx, { characterId: holder.id, count: 1 });
  return { containerId, slot: slots[0] ?? 0 };
}
