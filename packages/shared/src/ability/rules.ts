import { hotbarSlots, type SlotEntry } from './schema';

/**
 * The slots for consumables that the player has not assigned: the last two number keys, then half of the second bar.
 */
const itemSlots = [7, 6, 8, 9, 10, 11] as const;

/** The arrangement of a player: sixteen slots, and everything that was given a slot once. */
export interface Arrangement {
  readonly slots: readonly (SlotEntry | null)[];
  readonly seen: readonly SlotEntry[];
}

/** The arrangement of a player who has not arranged anything yet. */
export const emptyArrangement: Arrangement = { slots: Array.from({ length: hotbarSlots }, () => null), seen: [] };

/**
 * Returns the arrangement with everything learned since: unknown abilities leave their slots, newly known ones take the
 * first free slot of the first bar, then of the second; new kinds of items take the last two of the first bar, then one
 * of the first four of the second. A slot the player cleared stays empty, and an item that ran out keeps its slot.
 */
export function arrange(
  before: Arrangement,
  known: { readonly abilities: readonly string[]; readonly items: readonly string[] },
): Arrangement {
  const abilities = known.abilities.map((id): SlotEntry => `ability:${id}`);
  const items = known.items.map((id): SlotEntry => `item:${id}`);
  const isGone = (entry: SlotEntry) => entry.startsWith('ability:') && !abilities.includes(entry);
  const slots = Array.from({ length: hotbarSlots }, (_, slot) => before.slots[slot] ?? null).map((entry) =>
    entry !== null && isGone(entry) ? null : entry,
  );
  const seen = new Set(before.seen.filter((entry) => !isGone(entry)));
  const offer = (entry: SlotEntry, places: readonly number[]) => {
    if (seen.has(entry)) return;
    seen.add(entry);
    const free = places.find((slot) => slots[slot] === null);
    if (free !== undefined && !slots.includes(entry)) slots[free] = entry;
  };
  for (const entry of abilities)
    offer(
      entry,
      slots.map((_, slot) => slot),
    );
  for (const entry of items) offer(entry, itemSlots);
  return { slots, seen: [...seen] };
}

/**
 * Returns the slots after an entry was put into one of them: the entry leaves its previous slot, and the replaced entry
 * moves there.
 */
export function withSlot(
  slots: readonly (SlotEntry | null)[],
  change: { readonly slot: number; readonly entry: SlotEntry | null },
): (SlotEntry | null)[] {
  const from = change.entry === null ? -1 : slots.indexOf(change.entry);
  const displaced = slots[change.slot] ?? null;
  return slots.map((entry, slot) => {
    if (slot === change.slot) return change.entry;
    return slot === from ? displaced : entry;
  });
}
