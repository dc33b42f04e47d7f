'use client';

import type { InventoryView, ItemView, SortOrder } from '@necp/shared/inventory/schema';
import type { ProgressionView } from '@necp/shared/progression/schema';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ItemGrid } from '../../components/items/item-grid';
import { useItemName, type ItemKinds } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/rng';
import { BagTools, Load } from './bag-tools';
import { insideOf, suits } from './held-item';
import { mainAction } from './shelf';
import type { PackState } from './use-pack';

interface BagSectionProps {
  readonly view: InventoryView;
  readonly kinds: ItemKinds;
  readonly growth: ProgressionView | null;
  readonly pack: PackState;
  readonly card: (item: ItemView) => ReactNode;
  readonly canUse: boolean;
  /** The first step, shown on a narrow screen while nothing is selected. */
  readonly hint: string | null;
}

/** Shows the bag with its search, its sorting and its weight. */
export function BagSection({ view, kinds, growth, pack, card, canUse, hint }: BagSectionProps) {
  const t = useTranslations('inventory');
  const locale = useLocale();
  const name = useItemName(kinds);
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<SortOrder>('kind');
  const { heldItem } = pack;
  const bag = insideOf(view, 'bag');
  const sought = search.trim().toLocaleLowerCase(locale);
  const isDim = (item: ItemView) =>
    heldItem && heldItem.does !== 'move'
      ? !suits(heldItem, item, kinds.contentOf)
      : sought !== '' && !name(item).toLocaleLowerCase(locale).includes(sought);
  return (
    <section aria-label={t('bag')} className="grid content-start gap-3">
      <BagTools
        search={search}
        order={order}
        sorting={pack.carrying.sort.isPending}
        onSearch={setSearch}
        onOrder={setOrder}
        onSort={() => pack.carrying.sort.mutate({ requestId: newRequestId(), by: order })}
      />
      <ItemGrid
        label={t('bag')}
        kinds={kinds}
        items={bag.items}
        slots={bag.slots}
        chosenId={pack.chosenId}
        liftedId={heldItem?.item.id ?? null}
        isDim={isDim}
        card={card}
        onPress={pack.pressSlot}
        onLift={pack.lift}
        onLink={(item) => pack.act('link', item)}
        onDropItem={pack.dropOnSlot}
        onAct={(item) => {
          const action = mainAction({ item, kind: 'bag', kinds, canUse });
          if (action) pack.act(action, item);
        }}
      />
      <Load
        weightGrams={view.weightGrams}
        limitGrams={view.limitGrams + (growth?.passives.carryGrams ?? 0)}
        count={bag.items.length}
        slots={bag.slots}
      />
      {hint && <p className="text-sm text-quiet roomy:hidden">{hint}</p>}
    </section>
  );
}
