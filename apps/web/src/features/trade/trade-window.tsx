'use client';

import type { TradeView } from '@necp/shared/trade/schema';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useItemKinds, type ItemKinds } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import { BagSide } from './bag-side';
import { ConfirmBar } from './confirm-bar';
import { OfferSide } from './offer-side';
import { type TradeActions, useOwnTrade, useTradeActions } from './use-trade';
import { Warnings } from './warnings';

/** A trade: what both offer, the own bag, warnings, and the two confirmations. Closing the window ends the trade. */
export function TradeWindow() {
  const t = useTranslations('trade');
  const { view, atMs } = useOwnTrade();
  const actions = useTradeActions();
  const kinds = useItemKinds();
  const trade = view?.trade ?? null;
  return (
    <Window
      frame="trade"
      title={t('title', { name: trade?.partner.name ?? '…' })}
      onClose={() => trade && actions.cancel.mutate({ requestId: newRequestId(), tradeId: trade.tradeId })}
      closeLabel={t('end')}
      layout="page"
      footer={trade && kinds && <ConfirmBar trade={trade} atMs={atMs} actions={actions} />}
    >
      {trade && kinds ? <Table trade={trade} kinds={kinds} actions={actions} /> : <Loading label={t('loading')} />}
    </Window>
  );
}

interface TableProps {
  readonly trade: TradeView;
  readonly kinds: ItemKinds;
  readonly actions: TradeActions;
}

function Table({ trade, kinds, actions }: TableProps) {
  const t = useTranslations('trade');
  const bag = useQuery(useTRPC().inventory.view.queryOptions()).data?.containers.find(({ kind }) => kind === 'bag');
  const quantityOf = (id: string) => bag?.items.find((item) => item.id === id)?.quantity ?? 0;
  const own = { tradeId: trade.tradeId, actions, quantityOf };
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 roomy:grid-cols-2">
        <OfferSide label={t('own')} side={trade.own} kinds={kinds} own={own} />
        <OfferSide label={t('theirs', { name: trade.partner.name })} side={trade.other} kinds={kinds} own={null} />
      </div>
      <Warnings warnings={trade.warnings} />
      {bag && <BagSide bag={bag} kinds={kinds} trade={trade} actions={actions} />}
    </div>
  );
}
