import { firstSlotOf, tabOfSlot } from '@necp/shared/guild/bank-rules';
import type { VaultView } from '@necp/shared/guild/bank-schema';
import type { ContainerView, ItemView } from '@necp/shared/inventory/schema';

/** An item on one of the two sides. */
export interface Found {
  readonly item: ItemView;
  readonly side: 'bag' | 'vault';
}

/** Where something goes: a slot of the bag, or of a tab; null leaves the choice to the server. */
export type Target =
  | { readonly side: 'bag'; readonly slot: number | null }
  | { readonly side: 'vault'; readonly tab: number; readonly slot: number | null };

/** Finds an item in the bag or in the vault. */
export function findItem(
  { bag, view }: { readonly bag: ContainerView; readonly view: VaultView },
  id: string | null,
): Found | null {
  const inBag = bag.items.find((item) => item.id === id);
  if (inBag) return { item: inBag, side: 'bag' };
  const stored = view.items.find((item) => item.id === id);
  return stored ? { item: stored, side: 'vault' } : null;
}

/** Returns a slot of the vault as a place in its tab. */
export const placeOf = (slot: number): Target & { readonly side: 'vault' } => ({
  side: 'vault',
  tab: tabOfSlot(slot),
  slot: slot - firstSlotOf(tabOfSlot(slot)),
});
