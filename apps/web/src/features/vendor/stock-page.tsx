'use client';

import type { StockView } from '@necp/shared/vendor/schema';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { ItemRow } from '../../components/items/item-row';
import { SplitDialog } from '../../components/items/split-dialog';
import { pristine, useItemName } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/rng';
import { wallClock } from '../../components/kernel/clock';
import { Beside, type PageParts } from './page-parts';
import { useDeals } from './use-vendor';

/** The items for sale, with the card of the selected one. */
export function StockPage({ view, kinds, name, isOpen, card }: PageParts) {
  const t = useTranslations('vendor');
  const format = useFormatter();
  const nameOf = useItemName(kinds);
  const { order, isPending } = useOrder({ view });
  const [chosen, choose] = useState<string | null>(null);
  const [asking, ask] = useState<StockView | null>(null);
  const shown = view.stock.find(({ templateId }) => templateId === chosen);
  const contentOf = (entry: StockView) => kinds.contentOf(entry.templateId);
  const cardOf = (entry: StockView) => card(pristine(contentOf(entry)), { label: t('price'), chits: entry.priceChits });
  const most = (entry: StockView) =>
    Math.min(
      entry.left ?? 999,
      contentOf(entry).stackSize * 5,
      Math.floor(Number(view.balanceChits) / entry.priceChits),
    );
  const buy = (entry: StockView) => (most(entry) > 1 && contentOf(entry).stackSize > 1 ? ask(entry) : order(entry, 1));
  return (
    <>
      <Beside
        card={shown && cardOf(shown)}
        first={view.stock[0] && cardOf(view.stock[0])}
        list={
          <>
            <ul className="grid grid-cols-1 gap-0.5">
              {view.stock.map((entry) => (
                <StockRow
                  key={entry.templateId}
                  entry={entry}
                  kinds={kinds}
                  isChosen={entry.templateId === chosen}
                  canBuy={isOpen && most(entry) >= 1 && !isPending}
                  onChoose={() => choose(entry.templateId)}
                  onBuy={() => buy(entry)}
                />
              ))}
            </ul>
            {view.lockedEntryCount > 0 && (
              <p className="mt-3 border-l-2 border-line pl-3 text-sm text-quiet">
                {t('shut', { count: view.lockedEntryCount, name })}
              </p>
            )}
          </>
        }
      />
      {asking && (
        <SplitDialog
          title={t('buyTitle', { name: nameOf(pristine(contentOf(asking))) })}
          item={pristine(contentOf(asking), most(asking))}
          limit={t('mostToBuy', { count: most(asking) })}
          confirmLabel={t('buy')}
          most={most(asking)}
          start={1}
          note={(count) => t('total', { total: format.number(count * asking.priceChits) })}
          onConfirm={(count) => {
            ask(null);
            order(asking, count);
          }}
          onCancel={() => ask(null)}
        />
      )}
    </>
  );
}

/** Returns a function that buys a number of one item. */
function useOrder({ view }: Pick<PageParts, 'view'>) {
  const { buy } = useDeals(view.vendorId);
  const order = ({ templateId, priceChits }: StockView, quantity: number) =>
    buy.mutate({ requestId: newRequestId(), vendorId: view.vendorId, templateId, quantity, priceChits });
  return { order, isPending: buy.isPending };
}

interface StockRowProps {
  readonly entry: StockView;
  readonly kinds: PageParts['kinds'];
  readonly isChosen: boolean;
  readonly canBuy: boolean;
  readonly onChoose: () => void;
  readonly onBuy: () => void;
}

function StockRow({ entry, kinds, isChosen, canBuy, onChoose, onBuy }: StockRowProps) {
  const t = useTranslations('vendor');
  const noteOf = useStockNote();
  return (
    <ItemRow
      item={pristine(kinds.contentOf(entry.templateId))}
      kinds={kinds}
      isChosen={isChosen}
      note={noteOf(entry)}
      chits={entry.priceChits}
      isOut={entry.left === 0}
      onPress={onChoose}
      action={
        <Button size="small" disabled={!canBuy} onClick={onBuy}>
          {t('buy')}
        </Button>
      }
    />
  );
}

/** Returns a function that describes how many are left, and when a sold-out item is restocked. */
function useStockNote() {
  const t = useTranslations('vendor');
  const format = useFormatter();
  return ({ left, restocksAt }: StockView) => {
    if (left === null) return t('endless');
    const again =
      restocksAt === null ? '' : `, ${t('restocks', { time: format.relativeTime(restocksAt, wallClock.nowMs()) })}`;
    return left === 0 ? `${t('soldOut')}${again}` : t('left', { count: left });
  };
}
