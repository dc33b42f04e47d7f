'use client';

import type { PastTradeView } from '@necp/shared/trade/schema';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Input } from '../../components/input';
import { useItemKinds, useItemName, type ItemKinds } from '../../components/items/use-item-kinds';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { EmptyState, Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import type { WindowProps } from '../base/feature';
import { Questions } from './questions';
import { ReportTradeDialog } from './report-dialog';

/** The finished trades of the account, with a search by names of players and items. */
export function HistoryWindow({ onClose, playerActions }: Pick<WindowProps, 'onClose' | 'playerActions'>) {
  const t = useTranslations('trade');
  const [typed, type] = useState('');
  const text = useDeferredValue(typed.trim());
  return (
    <Window frame="trades" title={t('history')} onClose={onClose} closeLabel={t('close')} layout="page">
      <div className="grid gap-4">
        <Questions playerActions={playerActions} />
        <Field label={t('search')}>
          <Input value={typed} maxLength={60} onChange={(event) => type(event.target.value)} />
        </Field>
        <Past text={text} />
      </div>
    </Window>
  );
}

function Past({ text }: { readonly text: string }) {
  const t = useTranslations('trade');
  const { trade } = useTRPC();
  const kinds = useItemKinds();
  const [reported, report] = useState<PastTradeView | null>(null);
  const pages = useInfiniteQuery(
    trade.history.infiniteQueryOptions({ text }, { getNextPageParam: ({ next }) => next ?? undefined }),
  );
  if (pages.isError)
    return (
      <LoadFailed
        title={t('loadFailed')}
        retryLabel={t('tryAgain')}
        error={pages.error}
        onRetry={() => void pages.refetch()}
      />
    );
  if (pages.isPending || kinds === null) return <Loading label={t('loading')} />;
  const trades = pages.data.pages.flatMap((page) => page.trades);
  if (trades.length === 0)
    return (
      <EmptyState icon="swap" title={t('empty')}>
        {t('emptyHint')}
      </EmptyState>
    );
  return (
    <>
      <ul className="grid gap-3">
        {trades.map((past) => (
          <PastRow key={past.tradeId} past={past} kinds={kinds} onReport={() => report(past)} />
        ))}
      </ul>
      {reported && <ReportTradeDialog past={reported} onClose={() => report(null)} />}
      {pages.hasNextPage && (
        <Button waiting={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

interface PastRowProps {
  readonly past: PastTradeView;
  readonly kinds: ItemKinds;
  readonly onReport: () => void;
}

function PastRow({ past, kinds, onReport }: PastRowProps) {
  const t = useTranslations('trade');
  const format = useFormatter();
  const name = useItemName(kinds);
  const words = ({ chits, items }: PastTradeView['gave']) =>
    [
      ...(chits > 0 ? [`${format.number(chits)} ¤`] : []),
      ...items.map((item) => t('stack', { name: name({ ...item, affixes: [] }), count: item.quantity })),
    ].join(', ') || t('nothing');
  return (
    <li className="grid gap-1 border border-line bg-ground/50 p-3 text-sm">
      <p className="flex flex-wrap justify-between gap-2">
        <span className="text-text">{past.partner ?? t('erased')}</span>
        <time className="text-quiet" dateTime={past.endedAt.toISOString()}>
          {format.dateTime(past.endedAt, { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
      </p>
      <p className="text-quiet">{t('gave', { what: words(past.gave) })}</p>
      <p className="text-quiet">{t('got', { what: words(past.got) })}</p>
      <div>
        <Button size="small" icon="fault" onClick={onReport}>
          {t('report')}
        </Button>
      </div>
    </li>
  );
}
