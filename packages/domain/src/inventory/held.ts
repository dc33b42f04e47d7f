import type { Rarity } from '@necp/shared/inventory/content';
import type { RolledAffix } from '@necp/shared/inventory/formulas';
import type { ContainerKind, ItemInstance } from '@necp/shared/inventory/schema';
import { GameError, holderKey, type Holder, type ItemId } from '@necp/shared/kernel';
import { keptFor, type Tx } from '../kernel';

/** The containers of characters and accounts, the vault of a guild, and what an escrow holds. */
export type StoreKind = ContainerKind | 'vault' | 'escrow';

export interface Container {
  readonly id: string;
  readonly holder: Holder;
  readonly kind: StoreKind;
  readonly slots: number;
}
/** A stack in its slot, as stored in its row. */
export interface Item extends ItemInstance {
  readonly id: ItemId;
  readonly containerId: string;
  readonly slot: number;
  readonly templateId: string;
  readonly quantity: number;
  readonly mods: readonly string[];
  /** Lost durability in hundredths of a point. */
  readonly wear: number;
  readonly isBound: boolean;
  readonly isLocked: boolean;
  readonly isJunk: boolean;
}

/**
 * The containers that a transaction has locked, and what is in them; nothing in them can change until the commit except
 * through this transaction, whose own changes are followed. Of deliveries, which may be many, only those are here that
 * were asked for.
 */
export class Holdings {
  private readonly containers = new Map<string, Container>();
  private readonly items = new Map<ItemId, Item>();

  /** @throws Error when the container was not locked */
  container(holder: Holder, kind: StoreKind): Container {
    const found = this.containers.get(containerKey(holder, kind));
    if (found === undefined) throw new Error(`the container ${kind} of ${holderKey(holder)} is not locked`);
    return found;
  }

  isLocked(holder: Holder, kind: StoreKind): boolean {
    return this.containers.has(containerKey(holder, kind));
  }

  /** @throws GameError not_found `inventory.no_such_item` when it is in none of the locked containers */
  item(itemId: ItemId): { readonly item: Item; readonly container: Container } {
    const item = this.items.get(itemId);
    const container = [...this.containers.values()].find(({ id }) => id === item?.containerId);
    if (item === undefined || container === undefined) throw new GameError('not_found', 'inventory.no_such_item');
    return { item, container };
  }

  /** Returns the items of a container, oldest first. */
  inside(container: Container): readonly Item[] {
    return [...this.items.values()]
      .filter((item) => item.containerId === container.id)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  at(container: Container, slot: number): Item | undefined {
    return this.inside(container).find((item) => item.slot === slot);
  }

  /** Adds a container that was locked, or replaces it after it has changed. */
  keep(container: Container): void {
    this.containers.set(containerKey(container.holder, container.kind), container);
  }

  /** Adds an item, or replaces it after it has changed. */
  put(item: Item): void {
    this.items.set(item.id, item);
  }

  remove(itemId: ItemId): void {
    this.items.delete(itemId);
  }
}

const containerKey = (holder: Holder, kind: StoreKind) => `${holderKey(holder)} ${kind}`;

/** Returns what a transaction has locked so far. */
export const holdingsOf = (tx: Tx): Holdings => keptFor(tx, 'inventory.held', () => new Holdings());

interface ItemRow extends Omit<Item, 'id' | 'rarity' | 'affixes' | 'mods'> {
  readonly id: string;
  readonly rarity: string;
  readonly affixes: unknown;
  readonly mods: unknown;
}
/** Converts a row; the database's own checks guarantee its lists. */
export function itemOf(row: ItemRow): Item {
  const { id, containerId, slot, templateId, quantity, rarity, level, affixes, mods, wear, isBound, isLocked, isJunk } =
    row;
  return {
    id: id as ItemId,
    containerId,
    slot,
    templateId,
    quantity,
    rarity: rarity as Rarity,
    level,
    affixes: affixes as RolledAffix[],
    mods: mods as string[],
    wear,
    isBound,
    isLocked,
    isJunk,
  };
}
