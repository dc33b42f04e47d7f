'use client';

import type { OwnListingView } from '@necp/shared/party/finder-schema';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { EmptyState, Loading } from '../../components/states';
import { Applications } from './applications';
import { ListingCard } from './listing-card';
import { ListingForm, type PartySize } from './listing-form';
import type { PartyActions } from './use-party';

interface OwnListingProps {
  readonly own: OwnListingView | undefined;
  /** Whether the player may put up listings and answer applications. */
  readonly isHost: boolean;
  readonly size: PartySize;
  readonly actions: PartyActions;
}

/** What the own party seeks, and who wants to join; a host changes it and answers. */
export function OwnListing({ own, isHost, size, actions }: OwnListingProps) {
  const t = useTranslations('party.finder');
  const format = useFormatter();
  const [isEdited, edit] = useState(false);
  if (own === undefined) return <Loading label={t('loading')} />;
  const { listing, applications } = own;
  if (!isHost && listing === null)
    return (
      <EmptyState icon="search" title={t('noListing')}>
        {t('askLeader')}
      </EmptyState>
    );
  if (listing === null || (isHost && isEdited))
    return (
      <ListingForm
        key={listing?.listingId ?? 'new'}
        listing={listing}
        size={size}
        actions={actions}
        onClose={listing === null ? null : () => edit(false)}
      />
    );
  return (
    <div className="grid gap-4">
      <ListingCard listing={listing}>
        <p className="text-sm text-quiet">
          {t('until', { time: format.dateTime(listing.endsAt, { timeStyle: 'short' }) })}
        </p>
        {isHost && (
          <div className="mt-1 flex flex-wrap gap-3">
            <Button size="small" onClick={() => edit(true)}>
              {t('change')}
            </Button>
            <Button size="small" onClick={() => actions.takeDownListing.mutate({ requestId: newRequestId() })}>
              {t('takeDown')}
            </Button>
          </div>
        )}
      </ListingCard>
      {isHost && <Applications applications={applications} slots={listing.slots} actions={actions} />}
    </div>
  );
}
