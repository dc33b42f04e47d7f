import { wornPlaces, type ContainerKind, type WornPlace } from '@necp/shared/inventory/schema';
import { maxChits } from '@necp/shared/kernel';

/**
 * The model of the money and items of three characters (0 to 2), a guild (3) and an escrow (4): written from the rules
 * of the game, not from the code.
 */
export interface ModelItem {
  id: string;
  holder: number;
  kind: ModelContainer;
  slot: number;
  templateId: string;
  quantity: number;
}
export interface ModelPlace {
  readonly kind: ModelContainer;
  readonly slot: number;
}

export const kinds = {
  mat_scrap_steel: { maxStack: 100, wornOn: [] },
  stim_night: { maxStack: 20, wornOn: [] },
  blade_scalpel: { maxStack: 1, wornOn: ['weapon_main', 'weapon_side'] },
  torso_hospital_gown: { maxStack: 1, wornOn: ['torso'] },
} as const satisfies Record<string, { maxStack: number; wornOn: readonly WornPlace[] }>;
export type KindId = keyof typeof kinds;
/** The containers of the model; no character has a stash, and nothing is delivered. */
export type ModelContainer = Extract<ContainerKind, 'bag' | 'equipment' | 'bank' | 'sold'> | 'vault' | 'escrow';
export const slotsOf = (kind: ModelContainer) =>
  ({ bag: 6, equipment: wornPlaces.length, bank: 4, sold: 3, vault: 3, escrow: 4 })[kind];
/** The guild and the escrow among the holders. */
export const guildHolder = 3;
export const escrowHolder = 4;
/** The container into which a holder receives items. */
const receivingKind = (holder: number): ModelContainer =>
  holder === guildHolder ? 'vault' : holder === escrowHolder ? 'escrow' : 'bag';

const isCount = (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 9_999;
const isMoney = (value: unknown) => typeof value === 'bigint' && value >= 1n && value <= maxChits;

/**
 * Each method changes the model and returns null, or returns the code of its refusal and changes nothing. New items
 * have the id ''.
 */
export class HoldingsModel {
  readonly balances = [0n, 0n, 0n, 0n, 0n];
  items: ModelItem[] = [];

  credit(who: number, amount: bigint): string | null {
    if (!isMoney(amount)) return 'wallet.bad_amount';
    if (this.balance(who) + amount > maxChits) return 'wallet.cap_reached';
    this.balances[who] = this.balance(who) + amount;
    return null;
  }

  debit(who: number, amount: bigint): string | null {
    if (!isMoney(amount)) return 'wallet.bad_amount';
    if (this.balance(who) < amount) return 'wallet.too_poor';
    this.balances[who] = this.balance(who) - amount;
    return null;
  }

  transfer(from: number, to: number, amount: bigint): string | null {
    if (from === to) return 'wallet.same_wallet';
    if (!isMoney(amount)) return 'wallet.bad_amount';
    if (this.balance(from) < amount) return 'wallet.too_poor';
    if (this.balance(to) + amount > maxChits) return 'wallet.cap_reached';
    this.balances[from] = this.balance(from) - amount;
    this.balances[to] = this.balance(to) + amount;
    return null;
  }

  /** One holder pays two; what a holder pays to itself cancels out. */
  book(from: number, parts: readonly { readonly to: number; readonly amount: bigint }[]): string | null {
    const total = parts.reduce((sum, { amount }) => sum + amount, 0n);
    if (!parts.every(({ amount }) => isMoney(amount)) || !isMoney(total)) return 'wallet.bad_amount';
    const after = [...this.balances];
    after[from] = this.balance(from) - total;
    for (const { to, amount } of parts) after[to] = (after[to] ?? 0n) + amount;
    if ((after[from] ?? 0n) < 0n) return 'wallet.too_poor';
    if (after.some((balance) => balance > maxChits)) return 'wallet.cap_reached';
    after.forEach((balance, holder) => (this.balances[holder] = balance));
    return null;
  }

  grant(who: number, templateId: KindId, quantity: number): string | null {
    if (!isCount(quantity)) return 'inventory.bad_quantity';
    const { maxStack } = kinds[templateId];
    const bag = this.inside(who, 'bag');
    const stacks = bag.filter((item) => item.templateId === templateId);
    const room =
      stacks.reduce((sum, item) => sum + maxStack - item.quantity, 0) + (slotsOf('bag') - bag.length) * maxStack;
    if (quantity > room) return 'inventory.full';
    let left = quantity;
    for (const stack of stacks.toSorted((a, b) => a.slot - b.slot)) {
      const part = Math.min(left, maxStack - stack.quantity);
      stack.quantity += part;
      left -= part;
    }
    for (; left > 0; left -= Math.min(left, maxStack))
      this.items.push({
        id: '',
        holder: who,
        kind: 'bag',
        slot: this.freeSlot(who),
        templateId,
        quantity: Math.min(left, maxStack),
      });
    return null;
  }

  move(who: number, item: ModelItem, to: ModelPlace): string | null {
    const unreached = beyond(who, item);
    if (unreached !== null) return unreached;
    const other = this.at(who, to);
    if (other === item) return null;
    const refusal = misfit(item, to) ?? (other === undefined ? null : misfit(other, item));
    if (refusal !== null) return refusal;
    if (other !== undefined) Object.assign(other, { kind: item.kind, slot: item.slot });
    Object.assign(item, to);
    return null;
  }

  split(
    who: number,
    item: ModelItem,
    { quantity, to }: { readonly quantity: number; readonly to: ModelPlace },
  ): string | null {
    if (!isCount(quantity)) return 'inventory.bad_quantity';
    const refusal = beyond(who, item) ?? misfit(item, to);
    if (refusal !== null) return refusal;
    if (this.at(who, to) !== undefined) return 'inventory.slot_taken';
    if (quantity >= item.quantity) return 'inventory.not_enough';
    item.quantity -= quantity;
    this.items.push({ ...item, ...to, id: '', quantity });
    return null;
  }

  merge(who: number, item: ModelItem, into: ModelItem): string | null {
    const unreached = beyond(who, item) ?? beyond(who, into);
    if (unreached !== null) return unreached;
    if (item === into || item.templateId !== into.templateId) return 'inventory.wrong_kind';
    const part = Math.min(item.quantity, kinds[item.templateId as KindId].maxStack - into.quantity);
    if (part <= 0) return 'inventory.stack_full';
    into.quantity += part;
    this.take(item, part);
    return null;
  }

  handOver(
    who: number,
    item: ModelItem,
    { quantity, to }: { readonly quantity: number; readonly to: number },
  ): string | null {
    if (!isCount(quantity)) return 'inventory.bad_quantity';
    if (who === to) return 'inventory.same_holder';
    const unreached = beyond(who, item);
    if (unreached !== null) return unreached;
    if (quantity > item.quantity) return 'inventory.not_enough';
    const kind = receivingKind(to);
    if (this.inside(to, kind).length >= slotsOf(kind)) return 'inventory.full';
    const slot = this.freeSlot(to, kind);
    if (quantity === item.quantity) Object.assign(item, { holder: to, kind, slot });
    else {
      this.take(item, quantity);
      this.items.push({ id: '', holder: to, kind, slot, templateId: item.templateId, quantity });
    }
    return null;
  }

  destroy(who: number, item: ModelItem, quantity: number): string | null {
    if (!isCount(quantity)) return 'inventory.bad_quantity';
    const unreached = beyond(who, item);
    if (unreached !== null) return unreached;
    if (quantity > item.quantity) return 'inventory.not_enough';
    this.take(item, quantity);
    return null;
  }

  /** Takes from the bag first, then from the equipment, oldest first. */
  takeAway(who: number, templateId: KindId, quantity: number): string | null {
    if (!isCount(quantity)) return 'inventory.bad_quantity';
    const carried = (['bag', 'equipment'] as const).flatMap((kind) =>
      this.inside(who, kind)
        .filter((item) => item.templateId === templateId)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
    if (carried.reduce((sum, item) => sum + item.quantity, 0) < quantity) return 'inventory.not_enough';
    let left = quantity;
    for (const item of carried) {
      const part = Math.min(left, item.quantity);
      left -= part;
      this.take(item, part);
    }
    return null;
  }

  equip(who: number, item: ModelItem): string | null {
    const unreached = beyond(who, item, ['bag', 'equipment']);
    if (unreached !== null) return unreached;
    const slots = kinds[item.templateId as KindId].wornOn.map((place) => wornPlaces.indexOf(place));
    // In the model only items of one template are of one kind.
    const yields = (worn: ModelItem | undefined) => worn === undefined || worn.templateId === item.templateId;
    const slot = slots.find((one) => yields(this.at(who, { kind: 'equipment', slot: one }))) ?? slots[0];
    return slot === undefined ? 'inventory.wrong_place' : this.move(who, item, { kind: 'equipment', slot });
  }

  unequip(who: number, item: ModelItem): string | null {
    const unreached = beyond(who, item, ['bag', 'equipment']);
    if (unreached !== null) return unreached;
    if (item.kind !== 'equipment') return 'inventory.not_worn';
    if (this.inside(who, 'bag').length >= slotsOf('bag')) return 'inventory.full';
    return this.move(who, item, { kind: 'bag', slot: this.freeSlot(who) });
  }

  /** Moves items to the sold ones, in the order in which they were sold; the oldest is removed. */
  setAside(who: number, item: ModelItem, quantity: number): string | null {
    if (!isCount(quantity)) return 'inventory.bad_quantity';
    const unreached = beyond(who, item, ['bag']);
    if (unreached !== null) return unreached;
    if (quantity > item.quantity) return 'inventory.not_enough';
    if (this.inside(who, 'sold').length >= slotsOf('sold')) this.leaveSold(who, 0);
    const slot = this.inside(who, 'sold').length;
    if (quantity === item.quantity) Object.assign(item, { kind: 'sold', slot });
    else {
      this.take(item, quantity);
      this.items.push({ id: '', holder: who, kind: 'sold', slot, templateId: item.templateId, quantity });
    }
    return null;
  }

  returnSold(who: number, item: ModelItem): string | null {
    const unreached = beyond(who, item, ['sold']);
    if (unreached !== null) return unreached;
    const { slot } = item;
    if (kinds[item.templateId as KindId].maxStack === 1) {
      if (this.inside(who, 'bag').length >= slotsOf('bag')) return 'inventory.full';
      Object.assign(item, { kind: 'bag', slot: this.freeSlot(who) });
    } else {
      const refusal = this.grant(who, item.templateId as KindId, item.quantity);
      if (refusal !== null) return refusal;
      this.take(item, item.quantity);
    }
    for (const one of this.inside(who, 'sold')) if (one.slot > slot) one.slot -= 1;
    return null;
  }

  private leaveSold(who: number, slot: number): void {
    this.items = this.items.filter((one) => !(one.holder === who && one.kind === 'sold' && one.slot === slot));
    for (const one of this.inside(who, 'sold')) one.slot -= 1;
  }

  private balance(who: number): bigint {
    return this.balances[who] ?? 0n;
  }

  private inside(who: number, kind: ModelContainer): ModelItem[] {
    return this.items.filter((item) => item.holder === who && item.kind === kind);
  }

  private at(who: number, place: ModelPlace): ModelItem | undefined {
    return this.inside(who, place.kind).find((item) => item.slot === place.slot);
  }

  private freeSlot(who: number, kind: ModelContainer = 'bag'): number {
    const taken = this.inside(who, kind).map((item) => item.slot);
    return [0, 1, 2, 3, 4, 5].find((slot) => !taken.includes(slot)) ?? -1;
  }

  private take(item: ModelItem, quantity: number): void {
    item.quantity -= quantity;
    this.items = this.items.filter((one) => one.quantity > 0);
  }
}

/** Returns why a character cannot reach an item; sold items can only be bought back. */
function beyond(
  who: number,
  item: ModelItem,
  reach: readonly ModelContainer[] = ['bag', 'equipment', 'bank', 'vault', 'escrow'],
): string | null {
  if (item.holder !== who) return 'inventory.no_such_item';
  return reach.includes(item.kind) ? null : 'inventory.out_of_reach';
}

function misfit(item: ModelItem, to: ModelPlace): string | null {
  if (to.slot < 0 || to.slot >= slotsOf(to.kind)) return 'inventory.no_such_slot';
  if (to.kind !== 'equipment') return null;
  return kinds[item.templateId as KindId].wornOn.some((place) => place === wornPlaces[to.slot])
    ? null
    : 'inventory.wrong_place';
}
