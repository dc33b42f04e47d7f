import { allowed, refuse, type Refusal, type Verdict } from '../kernel/verdict';
import { maxStackEver, wornPlaces, type ContainerKind } from './schema';

/** Slots of a new character's containers; the equipment has one for each place on the body. */
export const startingSlots: Readonly<Record<ContainerKind, number>> = { bag: 40, equipment: wornPlaces.length, bank: 60 };

/** Whether a number of pieces can be moved at all: a whole one from 1 to the highest stack. */
export function canCount(quantity: number): Verdict {
  return Number.isSafeInteger(quantity) && quantity >= 1 && quantity <= maxStackEver ? allowed : refuse('inventory.bad_quantity', { max: maxStackEver });
}

/** Whether a kind of thing may lie in a slot: the body takes only what is worn there. */
export function canPlace(wornOn: string | null, to: { readonly kind: ContainerKind; readonly slot: number; readonly slots: number }): Verdict {
  if (!Number.isSafeInteger(to.slot) || to.slot < 0 || to.slot >= to.slots) return refuse('inventory.no_such_slot');
  if (to.kind !== 'equipment') return allowed;
  return wornOn !== null && wornPlaces[to.slot] === wornOn ? allowed : refuse('inventory.wrong_place');
}

export interface Stack { readonly itemId: string; readonly slot: number; readonly templateId: string; readonly quantity: number }
export interface StowPlan { readonly ok: true; readonly fills: readonly { readonly itemId: string; readonly quantity: number }[]; readonly fresh: readonly { readonly slot: number; readonly quantity: number }[] }

/** Where so many pieces go: onto stacks that have room, by slot, then into free slots; refused when a single one does not fit. */
export function planStow(stacks: readonly Stack[], arriving: { readonly templateId: string; readonly maxStack: number; readonly quantity: number; readonly slots: number }): StowPlan | Refusal {
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
  return left > 0 ? refuse('inventory.full') : { ok: true, fills, fresh };
}
