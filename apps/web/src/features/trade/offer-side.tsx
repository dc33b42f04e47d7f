'use client';

import { maxChits } from '@necp/shared/kernel/money';
import type { ItemView } from '@necp/shared/inventory/schema';
import { tradePlaces, type TradeSideView } from '@necp/shared/trade/schema';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { classNames } from '../../components/class-names';
import { Input } from '../../components/input';
import { ItemCard } from '../../components/items/item-card';
import { ItemGrid } from '../../components/items/item-grid';
import { useItemName, type ItemKinds } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/rng';
import { wholeNumber } from '../../components/whole-number';
import type { TradeActions } from './use-trade';

interface Own {
  readonly tradeId: string;
  readonly actions: TradeActions;
  /** How many pieces of an item lie in the bag; 0 when it is not there. */
  readonly quantityOf: (itemId: string) => number;
}
interface OfferSideProps {
  readonly label: string;
  readonly side: TradeSideView;
  readonly kinds: ItemKinds;
  /** What the player can do here; null for the partner's side. */
  readonly own: Own | null;
}

/** What one side offers: its stacks, its money, and in red what has just changed. */
export function OfferSide({ label, side, kinds, own }: OfferSideProps) {
  const t = useTranslations('trade');
  const format = useFormatter();
  const items: ItemView[] = side.offers.map(({ place, item }) => ({ ...item, slot: place }));
  const offerOf = (id: string) => side.offers.find(({ item }) => item.id === id);
  const retract = (item: ItemView) => {
    const offer = offerOf(item.id);
    if (own && offer)
      own.actions.retractItem.mutate({ requestId: newRequestId(), tradeId: own.tradeId, offerId: offer.offerId });
  };
  const offerDropped = (itemId: string, place: number) => {
    const quantity = own?.quantityOf(itemId) ?? 0;
    if (own && quantity > 0)
      own.actions.offerItem.mutate({
        ...{ requestId: newRequestId(), tradeId: own.tradeId },
        ...{ itemId: itemId as ItemView['id'], quantity, place },
      });
  };
  const isChanged = side.chitsBefore !== null || side.gone.length > 0 || side.offers.some(({ isNew }) => isNew);
  return (
    <section
      aria-label={label}
      className={classNames('cut grid content-start gap-3 p-3', isChanged ? 'edge-red' : 'edge-line')}
    >
      <header className="flex items-baseline justify-between gap-2">
        <h3 className="caps text-xs text-quiet">{label}</h3>
        <span className={classNames('text-xs', side.step > 0 ? 'text-green' : 'text-quiet')}>
          {t(`step.${side.step}`)}
        </span>
      </header>
      <ItemGrid
        label={label}
        kinds={kinds}
        items={items}
        slots={tradePlaces}
        chosenId={null}
        liftedId={null}
        card={(item) => <ItemCard item={item} kinds={kinds} reader={null} length="brief" />}
        columns="grid-cols-6"
        onPress={(_place, item) => item && retract(item)}
        onAct={retract}
        {...(own ? { onDropItem: offerDropped } : {})}
      />
      {own ? <MoneyField chits={side.chits} own={own} /> : <Money side={side} />}
      <p className="text-xs text-quiet">{t('value', { chits: format.number(side.valueChits) })}</p>
      <Changes side={side} kinds={kinds} />
    </section>
  );
}

function Money({ side }: { readonly side: TradeSideView }) {
  const format = useFormatter();
  return (
    <p className={classNames('number text-lg', side.chitsBefore === null ? 'text-amber' : 'text-red')}>
      {format.number(side.chits)} ¤
    </p>
  );
}

function MoneyField({ chits, own: { tradeId, actions } }: { readonly chits: number; readonly own: Own }) {
  const t = useTranslations('trade');
  const format = useFormatter();
  const [typed, type] = useState('');
  const amount = wholeNumber(typed, { min: 0, max: Number(maxChits) });
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (amount === null) return;
        actions.offerMoney.mutate({ requestId: newRequestId(), tradeId, chits: amount });
        type('');
      }}
    >
      <span className="number grow text-lg text-amber">{format.number(chits)} ¤</span>
      <span className="w-32">
        <Input
          inputMode="numeric"
          aria-label={t('amount')}
          placeholder={t('amount')}
          value={typed}
          maxLength={16}
          onChange={(event) => type(event.target.value)}
        />
      </span>
      <Button type="submit" size="small" disabled={amount === null} waiting={actions.offerMoney.isPending}>
        {t('offerMoney')}
      </Button>
      {amount !== null && amount >= 1_000 && (
        <p className="w-full text-right text-sm text-quiet">{format.number(amount)} ¤</p>
      )}
    </form>
  );
}

/** Says in red what has just changed; screen readers hear it. */
function Changes({ side, kinds }: Pick<OfferSideProps, 'side' | 'kinds'>) {
  const t = useTranslations('trade');
  const format = useFormatter();
  const name = useItemName(kinds);
  const fresh = side.offers.filter(({ isNew }) => isNew);
  return (
    <ul aria-live="polite" className="grid gap-0.5 text-sm text-red empty:hidden">
      {side.chitsBefore !== null && (
        <li>{t('moneyChanged', { before: format.number(side.chitsBefore), now: format.number(side.chits) })}</li>
      )}
      {fresh.map(({ offerId, item }) => (
        <li key={offerId}>{t('added', { name: name(item), count: item.quantity })}</li>
      ))}
      {side.gone.map(({ offerId, ...gone }) => (
        <li key={offerId}>{t('taken', { name: name({ ...gone, affixes: [] }), count: gone.quantity })}</li>
      ))}
    </ul>
  );
}
