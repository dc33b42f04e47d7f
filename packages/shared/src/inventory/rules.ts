import type { Attribute } from '../character/schema';
import { allowed, refuse, type Refusal, type Verdict } from '../kernel/verdict';
import type { ItemContent } from './content';
import { strainLimit } from './formulas';
import { maxStackEver, wornPlaces, type ContainerKind, type WornPlace } from './schema';

/** The number of slots of one bank tab, and of the stash. */
export const tabSlots = 30;
/** The most tabs a bank can have. */
export const bankTabs = 6;
/** The number of sold items that can still be bought back. */
export const soldSlots = 12;

/**
 * The slots of a new character's containers; the equipment has one for each equipment slot, and deliveries are
 * unlimited.
 */
export const startingSlots: Readonly<Record<ContainerKind, number>> = {
  bag: 40,
  equipment: wornPlaces.length,
  bank: tabSlots,
  delivery: 1_000_000,
  sold: soldSlots,
  stash: tabSlots,
};

/** Checks whether a quantity can be moved at all: a whole number from 1 to the largest stack. */
export function canCount(quantity: number): Verdict {
  return Number.isSafeInteger(quantity) && quantity >= 1 && quantity <= maxStackEver
    ? allowed
    : refuse('inventory.bad_quantity', { max: maxStackEver });
}

/**
 * Returns the equipment slots of an item, the usual one first. A two-handed weapon fits only the main slot; a
 * one-handed one also the side slot.
 */
export function placesOf(item: ItemContent): readonly WornPlace[] {
  if (item.kind === 'firearm' || item.kind === 'blade')
    return item.hands === 2 ? ['weapon_main'] : ['weapon_main', 'weapon_side'];
  if (item.kind === 'thrown') return ['thrown'];
  if (item.kind === 'armour') return [item.slot];
  return item.kind === 'cyberware' ? [`cyber_${item.part}`] : [];
}

/**
 * Returns the default slot of an item: the first one that is free or holds an item of its kind, else the first;
 * undefined when the item cannot be equipped.
 * @param wornIn what is worn in a place
 */
export function placeFor(
  item: ItemContent,
  wornIn: (place: WornPlace) => Pick<ItemContent, 'kind'> | undefined,
): WornPlace | undefined {
  const places = placesOf(item);
  return places.find((place) => [undefined, item.kind].includes(wornIn(place)?.kind)) ?? places[0];
}

/** Checks whether an item may lie in a slot: equipment slots take only items made for them. */
export function canPlace(
  item: ItemContent,
  to: { readonly kind: string; readonly slot: number; readonly slots: number },
): Verdict {
  if (!Number.isSafeInteger(to.slot) || to.slot < 0 || to.slot >= to.slots) return refuse('inventory.no_such_slot');
  if (to.kind !== 'equipment') return allowed;
  return placesOf(item).some((place) => place === wornPlaces[to.slot]) ? allowed : refuse('inventory.wrong_place');
}

/** The character who wants to equip something. */
export interface Wearer {
  readonly level: number;
  readonly attributes: Readonly<Record<Attribute, number>>;
  /** Strain of the cyberware that stays equipped. */
  readonly strain: number;
}

/** Checks whether a character may equip an item: the level, the attributes and the cyberware capacity. */
export function canWear(item: ItemContent, wearer: Wearer): Verdict {
  if (wearer.level < item.level) return refuse('inventory.level_too_low', { level: item.level });
  for (const [attribute, points] of Object.entries(item.requires) as [Attribute, number][]) {
    if (wearer.attributes[attribute] < points) return refuse('inventory.attribute_too_low', { attribute, points });
  }
  const limit = strainLimit(wearer.level, wearer.attributes.body, wearer.attributes.tech);
  if (item.kind === 'cyberware' && wearer.strain + item.strain > limit)
    return refuse('inventory.too_much_strain', { strain: wearer.strain + item.strain, limit });
  return allowed;
}

/** Checks whether the owner may destroy an item. */
export function canDestroy(item: ItemContent, marks: { readonly isLocked: boolean }): Verdict {
  if (item.kind === 'quest') return refuse('inventory.quest_item');
  return marks.isLocked ? refuse('inventory.locked') : allowed;
}

/**
 * Checks whether an item was issued to its character: it is bound although its kind never binds. Such items are worth
 * nothing.
 */
export function isIssued(item: ItemContent, marks: { readonly isBound: boolean }): boolean {
  return marks.isBound && item.binds === 'never';
}

/** Checks whether an item may go to another character. */
export function canPassOn(marks: { readonly isLocked: boolean; readonly isBound: boolean }): Verdict {
  if (marks.isBound) return refuse('inventory.bound');
  return marks.isLocked ? refuse('inventory.locked') : allowed;
}

/** Returns the number of mod sockets of an item. */
export function socketsOf(item: ItemContent): number {
  return 'sockets' in item ? item.sockets : 0;
}

/** Returns the durability of an undamaged item in points; null for items that do not wear out. */
export function durabilityOf(item: ItemContent): number | null {
  return 'durability' in item ? item.durability : null;
}

/**
 * Checks whether a mod fits into a socket of an item.
 * @param socket counted from 0; mods fill the sockets in order
 */
export function canInsert(
  item: ItemContent,
  mod: ItemContent,
  at: { readonly socket: number; readonly mods: readonly string[] },
): Verdict {
  if (mod.kind !== 'mod') return refuse('inventory.wrong_mod');
  const target = item.kind === 'firearm' ? item.family : item.kind;
  if (!mod.fits.some((fit) => fit === target)) return refuse('inventory.wrong_mod');
  return at.socket >= 0 && at.socket < socketsOf(item) && at.socket <= at.mods.length
    ? allowed
    : refuse('inventory.no_socket');
}

export interface Stack {
  readonly itemId: string;
  readonly slot: number;
  readonly templateId: string;
  readonly quantity: number;
}
export interface Stow {
  readonly fills: readonly { readonly itemId: string; readonly quantity: number }[];
  readonly fresh: readonly { readonly slot: number; readonly quantity: number }[];
  /** The number of pieces for which there was no room. */
  readonly left: number;
}

/**
 * Plans where new pieces go: onto stacks that have room, by slot, then into free slots; `left` counts those without
 * room.
 */
export function planStow(
  stacks: readonly Stack[],
  arriving: {
    readonly templateId: string;
    readonly maxStack: number;
    readonly quantity: number;
    readonly slots: number;
  },
): Stow {
  let left = arriving.quantity;
  const fills = [];
  for (const stack of stacks.toSorted((a, b) => a.slot - b.slot)) {
    const room = stack.templateId === arriving.templateId ? Math.min(left, arriving.maxStack - stack.quantity) : 0;
    if (room > 0) fills.push({ itemId: stack.itemId, quantity: room });
    left -= Math.max(room, 0);
  }
  const taken = new Set(stacks.map((stack) => stack.slot));
  const fresh = [];
  for (let slot = 0; slot < arriving.slots && left > 0; slot++) {
    if (taken.has(slot)) continue;
    const quantity = Math.min(left, arriving.maxStack);
    fresh.push({ slot, quantity });
    left -= quantity;
  }
  return { fills, fresh, left };
}

/** Checks whether all pieces of a plan have room. */
export function isWhole(plan: Stow): Verdict | Refusal {
  return plan.left === 0 ? allowed : refuse('inventory.full');
}
