'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { ItemRow } from '../../components/items/item-row';
import { newRequestId } from '../../components/kernel/rng';
import { EmptyState } from '../../components/states';
import { Beside, type PageParts } from './page-parts';
import { useDeals } from './use-vendor';

/** Lists everything carried and equipped that can be repaired here. */
export function RepairPage({ view, carried, kinds, isOpen, card }: PageParts) {
  const t = useTranslations('vendor');
  const format = useFormatter();
  const { repair } = useDeals(view.vendorId);
  const [chosen, choose] = useState<string | null>(null);
  const carriedItems = carried.containers.flatMap(({ items }) => items);
  const costs = view.repairCosts.flatMap(({ itemId, chits }) =>
    carriedItems.filter(({ id }) => id === itemId).map((item) => ({ item, chits })),
  );
  const total = view.repairCosts.reduce((sum, { chits }) => sum + chits, 0);
  const shown = costs.find(({ item }) => item.id === chosen);
  const cardOf = ({ item, chits }: (typeof costs)[number]) => card(item, { label: t('repairItem'), chits });
  const repairItem = (itemId: (typeof carriedItems)[number]['id'] | null) =>
    repair.mutate({ requestId: newRequestId(), vendorId: view.vendorId, itemId });
  if (costs.length === 0)
    return (
      <EmptyState icon="check" title={t('nothingToRepair')}>
        {t('nothingToRepairText')}
      </EmptyState>
    );
  return (
    <Beside
      card={shown && cardOf(shown)}
      first={costs[0] && cardOf(costs[0])}
      list={
        <>
          <ul className="grid grid-cols-1 gap-0.5">
            {costs.map(({ item, chits }) => (
              <ItemRow
                key={item.id}
                item={item}
                kinds={kinds}
                isChosen={item.id === chosen}
                chits={chits}
                note={`${Math.ceil(item.durability ?? 0)} / ${item.durabilityMax ?? 0}`}
                onPress={() => choose(item.id)}
                action={
                  <Button
                    size="small"
                    disabled={!isOpen || repair.isPending || view.balanceChits < BigInt(chits)}
                    onClick={() => repairItem(item.id)}
                  >
                    {t('repairItem')}
                  </Button>
                }
              />
            ))}
          </ul>
          <Button
            className="mt-3"
            wide
            tone="primary"
            waiting={repair.isPending}
            disabled={!isOpen || view.balanceChits < BigInt(total)}
            onClick={() => repairItem(null)}
          >
            {t('repairAll', { total: format.number(total) })}
          </Button>
        </>
      }
    />
  );
}
