'use client';

import type { ContainerView, ItemView } from '@necp/shared/inventory/schema';
import { canOffer } from '@necp/shared/trade/rules';
import type { TradeView } from '@necp/shared/trade/schema';
import { useTranslations } from 'next-intl';
import { GivingBag } from '../../components/items/giving-bag';
import { ItemCard } from '../../components/items/item-card';
import type { ItemKinds } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/rng';
import { useRefusalToast } from './use-refusal-toast';
import type { TradeActions } from './use-trade';

interface BagSideProps {
  readonly bag: ContainerView;
  readonly kinds: ItemKinds;
  readonly trade: Pick<TradeView, 'tradeId' | 'own'>;
  readonly actions: TradeActions;
}

/** The own bag, from which items are offered; what cannot be offered is dim. */
export function BagSide({ bag, kinds, trade: { tradeId, own }, actions }: BagSideProps) {
  const t = useTranslations('trade');
  const refuse = useRefusalToast();
  const verdictOf = (item: ItemView) => canOffer(kinds.contentOf(item.templateId), item);
  const offer = (item: ItemView, quantity: number) => {
    const verdict = verdictOf(item);
    if (!verdict.ok) return refuse(verdict);
    actions.offerItem.mutate({ requestId: newRequestId(), tradeId, itemId: item.id, quantity, place: null });
  };
  const takeBack = (itemId: string) => {
    const offered = own.offers.find(({ item }) => item.id === itemId);
    if (offered) actions.retractItem.mutate({ requestId: newRequestId(), tradeId, offerId: offered.offerId });
  };
  return (
    <GivingBag
      bag={bag}
      kinds={kinds}
      words={{ label: t('bag'), hint: t('bagHint'), give: t('offer'), part: (name) => t('partTitle', { name }) }}
      columns="grid-cols-8 middling:grid-cols-10"
      card={(item) => <ItemCard item={item} kinds={kinds} reader={null} length="brief" />}
      mayGive={(item) => verdictOf(item).ok}
      isDim={(item) => !verdictOf(item).ok}
      onGive={offer}
      onDropItem={takeBack}
    />
  );
}
