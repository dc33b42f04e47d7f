'use client';

import type { BankView } from '@necp/shared/bank/schema';
import type { ItemId } from '@necp/shared/kernel';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { ItemCard } from '../../components/items/item-card';
import { ItemRow } from '../../components/items/item-row';
import type { ItemKinds } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/rng';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { EmptyState, Loading } from '../../components/states';
import { useBanking } from './use-bank';

/** Items that did not fit into the bag; they are taken one at a time or all together. */
export function Deliveries({ view, kinds }: { readonly view: BankView; readonly kinds: ItemKinds }) {
  const t = useTranslations('bank');
  const { claim } = useBanking();
  const [chosen, choose] = useState<string | null>(null);
  const waiting = useInfiniteQuery(
    useTRPC().bank.deliveries.infiniteQueryOptions(
      {},
      { getNextPageParam: (page) => (page.hasMore ? page.items.at(-1)?.id : undefined) },
    ),
  );
  const items = waiting.data?.pages.flatMap((page) => page.items) ?? [];
  const shown = items.find(({ id }) => id === chosen);
  const take = (itemId: ItemId | null) => claim.mutate({ requestId: newRequestId(), itemId });
  if (waiting.error)
    return (
      <LoadFailed
        title={t('loadFailed')}
        retryLabel={t('tryAgain')}
        error={waiting.error}
        onRetry={() => void waiting.refetch()}
      />
    );
  if (!waiting.data) return <Loading label={t('loading')} />;
  if (items.length === 0)
    return (
      <EmptyState icon="mail" title={t('noDeliveries')}>
        {t('noDeliveriesText')}
      </EmptyState>
    );
  return (
    <div className="grid gap-3">
      <p className="text-sm text-quiet">{t('noDeliveriesText')}</p>
      <ul className="grid max-h-96 gap-0.5 overflow-y-auto">
        {items.map((item) => (
          <ItemRow
            key={item.id}
            item={item}
            kinds={kinds}
            isChosen={item.id === chosen}
            onPress={() => choose(item.id === chosen ? null : item.id)}
            action={
              <Button size="small" disabled={!view.isHere || claim.isPending} onClick={() => take(item.id)}>
                {t('claim')}
              </Button>
            }
          />
        ))}
        {waiting.hasNextPage && (
          <li>
            <Button size="small" waiting={waiting.isFetchingNextPage} onClick={() => void waiting.fetchNextPage()}>
              {t('more')}
            </Button>
          </li>
        )}
      </ul>
      {shown && (
        <div className="border border-line bg-ground/50 p-3">
          <ItemCard item={shown} kinds={kinds} reader={null} />
        </div>
      )}
      <Button tone="primary" wide waiting={claim.isPending} disabled={!view.isHere} onClick={() => take(null)}>
        {t('claimAll')}
      </Button>
    </div>
  );
}
