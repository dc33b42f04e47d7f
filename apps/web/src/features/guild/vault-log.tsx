'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { type ItemKinds, pristine, useItemName } from '../../components/items/use-item-kinds';
import { useTRPC } from '../../components/providers/api';

/** What members have put into a tab, taken out of it and moved, the newest first. */
export function VaultLog({ tab, kinds }: { readonly tab: number; readonly kinds: ItemKinds }) {
  const t = useTranslations('guild.vault');
  const format = useFormatter();
  const nameOf = useItemName(kinds);
  const trpc = useTRPC();
  const pages = useInfiniteQuery(
    trpc.guild.vaultLog.infiniteQueryOptions({ tab }, { getNextPageParam: ({ next }) => next ?? undefined }),
  );
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <details className="grid gap-2">
      <summary className="min-h-9 cursor-pointer text-quiet touch:min-h-11">{t('log')}</summary>
      {pages.isSuccess && entries.length === 0 && <p className="text-sm text-quiet">{t('logEmpty')}</p>}
      <ul className="grid gap-1">
        {entries.map(({ entryId, at, kind, by, templateId, quantity, toTab }) => (
          <li key={entryId} className="flex flex-wrap justify-between gap-x-4 text-sm">
            <span className="min-w-0 break-words text-text">
              {t(`entries.${kind}`, {
                by: by?.name ?? t('someone'),
                name: nameOf(pristine(kinds.contentOf(templateId))),
                quantity,
                toTab: toTab ?? tab,
              })}
            </span>
            <span className="text-quiet">{format.dateTime(at, { dateStyle: 'short', timeStyle: 'short' })}</span>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button size="small" waiting={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('older')}
        </Button>
      )}
    </details>
  );
}
