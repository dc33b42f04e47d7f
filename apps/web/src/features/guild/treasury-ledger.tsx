'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { classNames } from '../../components/class-names';
import { useTRPC } from '../../components/providers/api';
import { useChits } from './words';

/** What has moved in the treasury, the newest first; every member reads it. */
export function TreasuryLedger() {
  const t = useTranslations('guild.treasury');
  const format = useFormatter();
  const chitsOf = useChits();
  const trpc = useTRPC();
  const pages = useInfiniteQuery(
    trpc.guild.treasuryLog.infiniteQueryOptions({}, { getNextPageParam: ({ next }) => next ?? undefined }),
  );
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <section aria-label={t('ledger')} className="grid gap-2">
      <h3 className="caps text-xs text-quiet">{t('ledger')}</h3>
      {pages.isSuccess && entries.length === 0 && <p className="text-sm text-quiet">{t('ledgerEmpty')}</p>}
      <ul className="grid gap-1.5">
        {entries.map(({ entryId, at, kind, by, chits }) => (
          <li key={entryId} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-b border-line pb-1.5">
            <span className="break-words text-text">
              {t(`entries.${kind}`)}
              {by && <span className="block text-sm text-quiet">{by.name ?? t('someone')}</span>}
            </span>
            <span className="text-right">
              <span className={classNames('number', chits > 0 ? 'text-amber' : 'text-text')}>{chitsOf(chits)}</span>
              <span className="block text-sm text-quiet">
                {format.dateTime(at, { dateStyle: 'short', timeStyle: 'short' })}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button size="small" waiting={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('older')}
        </Button>
      )}
    </section>
  );
}
