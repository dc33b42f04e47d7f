'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { ItemRow } from '../../components/items/item-row';
import { newRequestId } from '../../components/kernel/rng';
import { EmptyState } from '../../components/states';
import { Beside, type PageParts } from './page-parts';
import { useDeals } from './use-vendor';

/** The last items sold here, the latest first, at the price that was paid for them. */
export function BuyBackPage({ view, kinds, isOpen, card }: PageParts) {
  const t = useTranslations('vendor');
  const { buyBack } = useDeals(view.vendorId);
  const [chosen, choose] = useState<string | null>(null);
  const shown = view.buyBack.find(({ item }) => item.id === chosen);
  const cardOf = ({ item, chits }: (typeof view.buyBack)[number]) => card(item, { label: t('price'), chits });
  if (view.buyBack.length === 0)
    return (
      <EmptyState icon="restore" title={t('nothingBack')}>
        {t('nothingBackText')}
      </EmptyState>
    );
  return (
    <Beside
      card={shown && cardOf(shown)}
      first={view.buyBack[0] && cardOf(view.buyBack[0])}
      list={
        <ul className="grid grid-cols-1 gap-0.5">
          {view.buyBack.map(({ item, chits }) => (
            <ItemRow
              key={item.id}
              item={item}
              kinds={kinds}
              isChosen={item.id === chosen}
              chits={chits}
              onPress={() => choose(item.id)}
              action={
                <Button
                  size="small"
                  disabled={!isOpen || buyBack.isPending || view.balanceChits < BigInt(chits)}
                  onClick={() =>
                    buyBack.mutate({ requestId: newRequestId(), vendorId: view.vendorId, itemId: item.id })
                  }
                >
                  {t('back')}
                </Button>
              }
            />
          ))}
        </ul>
      }
    />
  );
}
