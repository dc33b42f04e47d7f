import { hotbarSlots, type SlotEntry } from './schema';

/**
 * Where things that are used up go by themselves: under the last two number keys, then into the first half of the
 * second bar.
 */
const itemSlots = [7, 6, 8, 9, 10, 11] as const;

/** What a player arranged: sixteen slots, and everything that was offered a slot once. */
export interface Arrangement {
  readonly slots: readonly (SlotEntry | null)[];
  readonly seen: readonly SlotEntry[];
}

/** Nobody arranged anything yet. */
export const emptyArrangement: Arrangement = { slots: Array.from({ length: hotbarSlots }, () => null), seen: [] };

/**
 * The arrangement with what was learnt since: abilities no longer known leave their slots, newly known ones take the
 * first free
 * slot of the first bar, then of the second; kinds of things newly at hand take the last two of the first bar, then one
 * of the first four of the second. What the player cleared stays clear, and a kind
 * of thing that ran out keeps its slot.
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
 * The slots after an entry was put on one of them: it leaves the slot it had, and what lay in its way takes that one.
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
