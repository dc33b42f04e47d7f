import type { ContainerKind, ItemView } from '@necp/shared/inventory/schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { newRequestId } from '../../components/kernel/rng';
import { useBanking } from './use-bank';
import { type SlotTarget, vaultLayout, type VaultParts } from './vault-layout';

/** Holds the selected and the held item, and performs clicks, drops and buttons in bag, bank and stash. */
export function useVault(parts: VaultParts) {
  const t = useTranslations('bank');
  const [chosenId, choose] = useState<string | null>(null);
  const [liftedId, take] = useState<string | null>(null);
  const [partingId, askOf] = useState<string | null>(null);
  const banking = useBanking();
  const { find, itemAt, canMerge, targetOf, freeTargetOf } = vaultLayout(parts);
  const leave = () => {
    choose(null);
    take(null);
  };
  const lay = (item: ItemView, to: SlotTarget) => {
    take(null);
    const occupant = itemAt(to);
    if (occupant?.id === item.id) return;
    if (occupant && canMerge(item, occupant))
      banking.merge.mutate({ requestId: newRequestId(), itemId: item.id, intoId: occupant.id });
    else banking.move.mutate({ requestId: newRequestId(), itemId: item.id, to });
  };
  const send = (item: ItemView) => {
    const target = targetOf(item);
    if (target === null) toast.error(t('full'));
    else lay(item, target);
    choose(null);
  };
  return {
    banking,
    chosen: find(liftedId ?? chosenId),
    lifted: find(liftedId)?.item ?? null,
    parting: find(partingId)?.item ?? null,
    leave,
    send,
    putDown: () => take(null),
    lift: (item: ItemView) => take(item.id),
    press: (kind: ContainerKind, slot: number, item: ItemView | null) => {
      const lifted = find(liftedId)?.item;
      if (lifted) return lay(lifted, { kind, slot });
      choose(item === null || item.id === chosenId ? null : item.id);
    },
    drop: (id: string, kind: ContainerKind, slot: number) => {
      const found = find(id);
      if (found) lay(found.item, { kind, slot });
    },
    askPart: () => askOf(chosenId),
    part: (quantity: number | null) => {
      const item = find(partingId)?.item;
      askOf(null);
      if (!item || quantity === null) return;
      const target = freeTargetOf(item);
      if (target === null) toast.error(t('full'));
      else banking.split.mutate({ requestId: newRequestId(), itemId: item.id, quantity, to: target });
    },
  };
}
