'use client';

import type { ContainerView, ItemView } from '@necp/shared/inventory/schema';
import { canOffer } from '@necp/shared/trade/rules';
import type { TradeView } from '@necp/shared/trade/schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ItemCard } from '../../components/items/item-card';
import { ItemGrid } from '../../components/items/item-grid';
import { SplitDialog } from '../../components/items/split-dialog';
import { useItemName, type ItemKinds } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/rng';
import { useRefusalToast } from './use-refusal-toast';
import type { TradeActions } from './use-trade';

interface BagSideProps {
  readonly bag: ContainerView;
  readonly kinds: ItemKinds;
  readonly trade: Pick<TradeView, 'tradeId' | 'own'>;
  readonly actions: TradeActions;
}

/** The own bag: a click, tap or Enter offers a stack, with Shift a part of it; what cannot be offered is dim. */
export function BagSide({ bag, kinds, trade: { tradeId, own }, actions }: BagSideProps) {
  const t = useTranslations('trade');
  const name = useItemName(kinds);
  const refuse = useRefusalToast();
  const [parting, part] = useState<ItemView | null>(null);
  const verdictOf = (item: ItemView) => canOffer(kinds.contentOf(item.templateId), item);
  const offer = (item: ItemView, quantity: number) => {
    part(null);
    const verdict = verdictOf(item);
    if (!verdict.ok) return refuse(verdict);
    actions.offerItem.mutate({ requestId: newRequestId(), tradeId, itemId: item.id, quantity, place: null });
  };
  const choose = (item: ItemView) => (item.quantity > 1 ? part(item) : offer(item, 1));
  const takeBack = (itemId: string) => {
    const offered = own.offers.find(({ item }) => item.id === itemId);
    if (offered) actions.retractItem.mutate({ requestId: newRequestId(), tradeId, offerId: offered.offerId });
  };
  return (
    <section aria-label={t('bag')} className="grid gap-2">
      <h3 className="caps text-xs text-quiet">{t('bag')}</h3>
      <p className="text-xs text-quiet">{t('bagHint')}</p>
      <ItemGrid
        label={t('bag')}
        kinds={kinds}
        items={bag.items}
        slots={bag.slots}
        chosenId={null}
        liftedId={null}
        isDim={(item) => !verdictOf(item).ok}
        card={(item) => <ItemCard item={item} kinds={kinds} reader={null} length="brief" />}
        columns="grid-cols-8 middling:grid-cols-10"
        onPress={(_slot, item) => item && offer(item, item.quantity)}
        onLift={choose}
        onLink={choose}
        onOther={choose}
        onDropItem={takeBack}
      />
      {parting && (
        <SplitDialog
          title={t('partTitle', { name: name(parting) })}
          item={parting}
          confirmLabel={t('offer')}
          most={parting.quantity}
          start={Math.ceil(parting.quantity / 2)}
          onConfirm={(quantity) => offer(parting, quantity)}
          onCancel={() => part(null)}
        />
      )}
    </section>
  );
}
