'use client';

import { placesOf } from '@necp/shared/inventory/rules';
import { wornPlaces, type InventoryView, type ItemView } from '@necp/shared/inventory/schema';
import type { ProgressionView } from '@necp/shared/progression/schema';
import type { CounterView } from '@necp/shared/vendor/schema';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Banner } from '../../components/banner';
import { ItemCard } from '../../components/items/item-card';
import type { ItemKinds, ShownItem } from '../../components/items/use-item-kinds';
import { WindowTabs } from '../../components/window/window-tabs';
import { BuyBackPage } from './buy-back-page';
import type { PageParts } from './page-parts';
import { RepairPage } from './repair-page';
import { SellPage } from './sell-page';
import { StockPage } from './stock-page';

type Page = 'stock' | 'sell' | 'back' | 'repair';

interface CounterPagesProps {
  readonly view: CounterView;
  readonly carried: InventoryView;
  readonly kinds: ItemKinds;
  readonly growth: ProgressionView | null;
  readonly name: string;
}

/** The pages of a counter, below the two balances. */
export function CounterPages({ view, carried, kinds, growth, name }: CounterPagesProps) {
  const t = useTranslations('vendor');
  const [page, turn] = useState<Page>('stock');
  const worn = carried.containers.find(({ kind }) => kind === 'equipment')?.items ?? [];
  const rival = (item: ShownItem): ItemView | null => {
    const [first] = placesOf(kinds.contentOf(item.templateId));
    return worn.find(({ slot }) => wornPlaces[slot] === first) ?? null;
  };
  const parts: PageParts = {
    view,
    carried,
    kinds,
    name,
    isOpen: view.isHere && view.isServed,
    card: (item, price) => (
      <ItemCard item={item} kinds={kinds} reader={growth} worn={rival(item)} {...(price ? { price } : {})} />
    ),
  };
  return (
    <>
      <div className="grid shrink-0 gap-3 px-4 pt-3 pb-1 sm:px-5">
        {!view.isServed && <Banner tone="fault">{t('refused', { name })}</Banner>}
        {view.isServed && !view.isHere && <Banner tone="warning">{t('notHere')}</Banner>}
        <Balances view={view} />
      </div>
      <WindowTabs<Page>
        label={t('pages')}
        value={page}
        onChange={turn}
        tabs={[
          { id: 'stock', label: t('stock'), content: <StockPage {...parts} /> },
          { id: 'sell', label: t('sell'), content: <SellPage {...parts} /> },
          {
            id: 'back',
            label: t('buyBack'),
            unread: view.buyBack.length,
            unreadLabel: t('buyBackCount', { count: view.buyBack.length }),
            content: <BuyBackPage {...parts} />,
          },
          ...(view.repairs
            ? [
                {
                  id: 'repair' as const,
                  label: t('repair'),
                  unread: view.repairCosts.length,
                  unreadLabel: t('repairCount', { count: view.repairCosts.length }),
                  content: <RepairPage {...parts} />,
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function Balances({ view }: { readonly view: CounterView }) {
  const t = useTranslations('vendor');
  const format = useFormatter();
  const favour = 100 - view.tierPercent;
  return (
    <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1 text-sm">
      <dl className="contents">
        <div className="flex gap-2">
          <dt className="text-quiet">{t('balance')}</dt>
          <dd className="number text-base text-amber">{format.number(view.balanceChits)} ¤</dd>
        </div>
        <div className="flex gap-2">
          <dt className="text-quiet">{t('vendorBalance')}</dt>
          <dd className="number text-text">{format.number(view.vendorBalanceChits)} ¤</dd>
        </div>
      </dl>
      {favour !== 0 && (
        <p className={favour > 0 ? 'text-green' : 'text-red'}>
          {t(favour > 0 ? 'favour.better' : 'favour.worse', { percent: Math.abs(favour) })}
        </p>
      )}
    </div>
  );
}
