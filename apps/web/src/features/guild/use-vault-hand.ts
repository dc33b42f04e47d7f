import type { VaultView } from '@necp/shared/guild/bank-schema';
import type { ContainerView, ItemView } from '@necp/shared/inventory/schema';
import { useState } from 'react';
import { newRequestId } from '../../components/kernel/rng';
import { useVaultActions } from './use-guild-bank';
import { findItem, type Found, placeOf, type Target } from './vault-layout';

interface HandParts {
  readonly view: VaultView;
  readonly bag: ContainerView;
  /** The tab that is shown, from 1. */
  readonly tab: number;
}

/** Holds the selected and the lifted item, and performs clicks, drops and buttons between the bag and the vault. */
export function useVaultHand(parts: HandParts) {
  const { view, tab } = parts;
  const actions = useVaultActions();
  const [chosenId, choose] = useState<string | null>(null);
  const [liftedId, lift] = useState<string | null>(null);
  const [partingId, askOf] = useState<string | null>(null);
  const find = (id: string | null) => findItem(parts, id);
  const leave = () => {
    choose(null);
    lift(null);
  };
  const lay = ({ item, side }: Found, to: Target, quantity = item.quantity) => {
    lift(null);
    if (!view.isHere) return;
    const moved = { requestId: newRequestId(), itemId: item.id, quantity };
    if (side === 'bag' && to.side === 'vault') actions.putItem.mutate({ ...moved, tab: to.tab, slot: to.slot });
    if (side === 'vault' && to.side === 'bag') actions.takeItem.mutate({ ...moved, slot: to.slot });
    if (side === 'vault' && to.side === 'vault') actions.moveItem.mutate({ ...moved, tab: to.tab, slot: to.slot });
  };
  const otherSide = ({ side }: Found): Target =>
    side === 'bag' ? { side: 'vault', tab, slot: null } : { side: 'bag', slot: null };
  const send = (item: ItemView) => {
    const found = find(item.id);
    if (found) lay(found, otherSide(found));
    choose(null);
  };
  const press = (to: Target, item: ItemView | null) => {
    const lifted = find(liftedId);
    if (lifted && lifted.item.id !== item?.id) return lay(lifted, to);
    lift(null);
    choose(item === null || item.id === chosenId ? null : item.id);
  };
  const drop = (id: string, to: Target) => {
    const found = find(id);
    if (found) lay(found, to);
  };
  return {
    ...{ actions, leave, send, press, drop },
    chosen: find(liftedId ?? chosenId),
    lifted: find(liftedId)?.item ?? null,
    parting: find(partingId)?.item ?? null,
    lift: (item: ItemView) => view.isHere && lift(item.id),
    putDown: () => lift(null),
    toSlot: (slot: number): Target => placeOf(slot),
    askPart: () => askOf(chosenId),
    part: (quantity: number | null) => {
      const found = find(partingId);
      askOf(null);
      if (found && quantity !== null) lay(found, otherSide(found), quantity);
    },
  };
}
export type VaultHand = ReturnType<typeof useVaultHand>;
