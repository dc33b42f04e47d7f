'use client';

import { ListingsInput, type ListingsInput as Wanted } from '@necp/shared/party/finder-schema';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { EmptyState, Loading } from '../../components/states';
import { FinderFilters } from './finder-filters';
import { ApplyForm } from './apply-form';
import { ListingCard } from './listing-card';
import { OwnApplications } from './own-applications';
import type { PartyActions } from './use-party';

/** How often the listings are read again while they are shown: others change them without being known. */
const freshMs = 15_000;

interface FinderTabProps {
  readonly isInParty: boolean;
  readonly actions: PartyActions;
}

/** The listings of other parties, with what narrows them down, and the own applications. */
export function FinderTab({ isInParty, actions }: FinderTabProps) {
  const t = useTranslations('party.finder');
  const [wanted, want] = useState<Wanted>(() => ListingsInput.parse({}));
  return (
    <div className="grid gap-4">
      <OwnApplications actions={actions} />
      <FinderFilters wanted={wanted} onChange={want} />
      {isInParty && <p className="text-sm text-amber">{t('inParty')}</p>}
      <Listings wanted={wanted} isInParty={isInParty} actions={actions} />
    </div>
  );
}

function Listings({ wanted, isInParty, actions }: FinderTabProps & { readonly wanted: Wanted }) {
  const t = useTranslations('party.finder');
  const [openId, open] = useState<string | null>(null);
  const query = useInfiniteQuery(
    useTRPC().party.listings.infiniteQueryOptions(wanted, {
      getNextPageParam: ({ next }) => next ?? undefined,
      refetchInterval: freshMs,
    }),
  );
  if (query.isError)
    return (
      <LoadFailed
        title={t('loadFailed')}
        retryLabel={t('tryAgain')}
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  if (query.isPending) return <Loading label={t('loading')} />;
  const found = query.data.pages.flatMap(({ listings }) => listings);
  if (found.length === 0)
    return (
      <EmptyState icon="search" title={t('none')}>
        {t('noneText')}
      </EmptyState>
    );
  return (
    <section aria-label={t('found')}>
      <ul className="divide-y divide-line/70">
        {found.map((listing) => (
          <li key={listing.listingId}>
            <ListingCard listing={listing}>
              {listing.applicationId !== null && <p className="text-sm text-green">{t('applied')}</p>}
              {listing.applicationId === null && !isInParty && openId !== listing.listingId && (
                <Button size="small" className="justify-self-start" onClick={() => open(listing.listingId)}>
                  {t('apply')}
                </Button>
              )}
              {listing.applicationId === null && !isInParty && openId === listing.listingId && (
                <ApplyForm listing={listing} actions={actions} onClose={() => open(null)} />
              )}
            </ListingCard>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button wide waiting={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}
