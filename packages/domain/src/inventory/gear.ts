import { durabilityOf, canInsert, placeFor } from '@necp/shared/inventory/rules';
import { repairChits, wearUnit } from '@necp/shared/inventory/formulas';
import { wornPlaces, type WornPlace } from '@necp/shared/inventory/schema';
import { itemUsed } from '@necp/shared/inventory/events';
import {
  GameError,
  assertAllowed,
  characterHolder,
  type CharacterId,
  type ItemId,
  type ItemTemplateId,
} from '@necp/shared/kernel';
import { emit, openLedger, type Tx } from '../kernel';
import { contentOf } from './catalogue';
import type { Holdings, Item } from './held';
import { lockOwn } from './locks';
import { setState, notifyView } from './moves';
import { freeSlot, leave, move, reached } from './steps';

interface OwnItem {
  readonly characterId: CharacterId;
  readonly itemId: ItemId;
}
const carried = ['bag', 'equipment'] as const;

/**
 * Equips an item from the bag: in the given slot, else in the first that is free or holds an item of its kind, else in
 * the first; the replaced item returns to the bag.
 * @throws GameError invalid `inventory.wrong_place` and what `move` throws
 */
export async function equip(tx: Tx, input: OwnItem & { readonly place?: WornPlace | undefined }): Promise<void> {
  const { holdings, item } = await reached(tx, { ...input, reach: carried });
  const body = holdings.container(characterHolder(input.characterId), 'equipment');
  const wornIn = (place: WornPlace) => {
    const worn = holdings.at(body, wornPlaces.indexOf(place));
    return worn && contentOf(worn.templateId);
  };
  const place = input.place ?? placeFor(contentOf(item.templateId), wornIn);
  if (place === undefined) throw new GameError('invalid', 'inventory.wrong_place');
  await move(tx, { ...input, reach: carried, to: { kind: 'equipment', slot: wornPlaces.indexOf(place) } });
}

/**
 * Unequips an item into the first free slot of the bag.
 * @throws GameError invalid `inventory.not_worn`, conflict `inventory.full`, not_found `inventory.no_such_item`
 */
export async function unequip(tx: Tx, input: OwnItem): Promise<void> {
  const { holdings, container } = await reached(tx, { ...input, reach: carried });
  if (container.kind !== 'equipment') throw new GameError('invalid', 'inventory.not_worn');
  const slot = freeSlot(holdings, holdings.container(characterHolder(input.characterId), 'bag'));
  await move(tx, { ...input, reach: carried, to: { kind: 'bag', slot } });
}

/**
 * Puts a mod into a socket permanently; a mod that was in it is lost.
 * @throws GameError invalid `inventory.wrong_mod`, `inventory.no_socket` or `inventory.out_of_reach`, not_found
 * `inventory.no_such_item`
 */
export async function insertMod(
  tx: Tx,
  input: OwnItem & { readonly modItemId: ItemId; readonly socket: number },
): Promise<void> {
  const { characterId, socket } = input;
  const { item } = await reached(tx, { ...input, reach: carried });
  const { item: mod } = await reached(tx, { characterId, itemId: input.modItemId, reach: ['bag'] });
  assertAllowed(canInsert(contentOf(item.templateId), contentOf(mod.templateId), { socket, mods: item.mods }));
  const reason = 'inventory.insert_mod';
  const ledgerId = await openLedger(tx, reason);
  await leave(tx, { characterId, item: mod, quantity: 1, ledgerId, reason });
  await setState(tx, item, { mods: item.mods.toSpliced(socket, 1, mod.templateId) });
}

/**
 * Wears items down by points after combat; items the character no longer carries are skipped, and durability never
 * falls below zero.
 * @param input.points by item; fractions of a hundredth are lost
 */
export async function wearDown(
  tx: Tx,
  input: { readonly characterId: CharacterId; readonly points: Readonly<Record<string, number>> },
): Promise<void> {
  const holdings = await lockOwn(tx, input, carried);
  const items = carriedOf(holdings, input.characterId).flatMap((item) => {
    const points = input.points[item.id] ?? 0;
    return points > 0 ? [{ item, hundredths: Math.round(points * wearUnit) }] : [];
  });
  await wearItems(tx, { characterId: input.characterId, items });
}

/**
 * Wears all equipped items down by a share of their full durability, as at a death.
 * @param input.share 0 to 1
 */
export async function wearWorn(
  tx: Tx,
  input: { readonly characterId: CharacterId; readonly share: number },
): Promise<void> {
  const holdings = await lockOwn(tx, input, ['equipment']);
  const worn = holdings.inside(holdings.container(characterHolder(input.characterId), 'equipment'));
  const items = worn.map((item) => ({
    item,
    hundredths: Math.round((durabilityOf(contentOf(item.templateId)) ?? 0) * wearUnit * input.share),
  }));
  await wearItems(tx, { characterId: input.characterId, items });
}

async function wearItems(
  tx: Tx,
  input: {
    readonly characterId: CharacterId;
    readonly items: readonly { readonly item: Item; readonly hundredths: number }[];
  },
): Promise<void> {
  for (const { item, hundredths } of input.items) {
    const most = (durabilityOf(contentOf(item.templateId)) ?? 0) * wearUnit;
    const wear = Math.min(most, item.wear + hundredths);
    if (wear > item.wear) await setState(tx, item, { wear });
  }
  notifyView(tx, input.characterId);
}

/**
 * Returns the price of repairs by item: all worn-down items carried, or the one that is named. They stay locked.
 * @throws GameError not_found `inventory.no_such_item`
 */
export async function repairCost(
  tx: Tx,
  { characterId, itemId }: { readonly characterId: CharacterId; readonly itemId: ItemId | null },
): Promise<{ readonly item: Item; readonly chits: number }[]> {
  if (itemId !== null) return repairsFor([(await reached(tx, { characterId, itemId, reach: carried })).item]);
  return repairsFor(carriedOf(await lockOwn(tx, { characterId }, carried), characterId));
}

/** Returns the price of repairs for those of the items that are worn down. */
export function repairsFor(items: readonly Item[]): { readonly item: Item; readonly chits: number }[] {
  return items.flatMap((item) => {
    const content = contentOf(item.templateId);
    const durability = durabilityOf(content);
    return durability === null || item.wear === 0
      ? []
      : [{ item, chits: repairChits({ ...content, durability }, item.wear / wearUnit) }];
  });
}

/** Repairs items by a number of points, or completely. */
export async function restoreDurability(
  tx: Tx,
  input: { readonly characterId: CharacterId; readonly items: readonly Item[]; readonly points: number | 'whole' },
): Promise<void> {
  const { points } = input;
  for (const item of input.items)
    await setState(tx, item, { wear: points === 'whole' ? 0 : Math.max(0, item.wear - Math.round(points * wearUnit)) });
  notifyView(tx, input.characterId);
}

/**
 * Uses up a tool to repair an item.
 * @throws GameError invalid `inventory.not_usable` or `inventory.out_of_reach`, conflict `inventory.not_worn_out`,
 * not_found `inventory.no_such_item`
 */
export async function repairWith(tx: Tx, input: OwnItem & { readonly toolItemId: ItemId }): Promise<void> {
  const { characterId } = input;
  const { item: tool } = await reached(tx, { characterId, itemId: input.toolItemId, reach: ['bag'] });
  const content = contentOf(tool.templateId);
  const use = content.kind === 'consumable' ? content.uses.find((one) => one.does === 'repair') : undefined;
  if (use?.does !== 'repair') throw new GameError('invalid', 'inventory.not_usable');
  const [worn] = await repairCost(tx, { characterId, itemId: input.itemId });
  if (worn === undefined) throw new GameError('conflict', 'inventory.not_worn_out');
  const reason = 'inventory.use';
  const ledgerId = await openLedger(tx, reason);
  await leave(tx, { characterId, item: tool, quantity: 1, ledgerId, reason });
  await restoreDurability(tx, { characterId, items: [worn.item], points: use.durability });
  await emit(tx, itemUsed, { characterId, templateId: tool.templateId as ItemTemplateId, count: 1 });
}

function carriedOf(holdings: Holdings, characterId: CharacterId): readonly Item[] {
  return carried.flatMap((kind) => holdings.inside(holdings.container(characterHolder(characterId), kind)));
}
