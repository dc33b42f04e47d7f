'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LoadFailed } from '../../components/load-failed';
import { Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import { WindowTabs } from '../../components/window/window-tabs';
import type { WindowProps } from '../base/feature';
import { FinderTab } from './finder-tab';
import { OwnListing } from './own-listing';
import { OwnParty } from './own-party';
import { useOwnListing, useOwnParty, usePartyActions } from './use-party';

type Page = 'party' | 'finder' | 'listing';

/** The own party, what other parties seek, and what the own party seeks. */
export function PartyWindow({
  characterId,
  playerActions,
  onClose,
}: Pick<WindowProps, 'characterId' | 'playerActions' | 'onClose'>) {
  const t = useTranslations('party');
  const [page, turn] = useState<Page>('party');
  const query = useOwnParty();
  const actions = usePartyActions();
  const own = query.data;
  const party = own?.party ?? null;
  const listing = useOwnListing({ isInParty: party !== null });
  const known = party === null ? { listing: null, applications: [] } : listing.data;
  const waiting = known?.applications.length ?? 0;
  const isAmongOthers = (party?.members.length ?? 0) > 1;
  const size = { isRaid: party?.isRaid ?? false, members: party?.members.length ?? 1 };
  const tabs = own && [
    {
      id: 'party' as const,
      label: t('tabs.party'),
      content: <OwnParty own={own} characterId={characterId} playerActions={playerActions} actions={actions} />,
    },
    {
      id: 'finder' as const,
      label: t('tabs.finder'),
      content: <FinderTab isInParty={isAmongOthers} actions={actions} />,
    },
    {
      id: 'listing' as const,
      label: t('tabs.listing'),
      unread: waiting,
      unreadLabel: t('finder.waiting', { count: waiting }),
      content: <OwnListing own={known} isHost={party?.ownRank !== 'member'} size={size} actions={actions} />,
    },
  ];
  return (
    <Window
      frame="party"
      title={t(party?.isRaid ? 'raid' : 'title')}
      onClose={onClose}
      closeLabel={t('close')}
      layout={tabs ? 'parts' : 'page'}
    >
      {query.isError && own === undefined && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {own === undefined && !query.isError && <Loading label={t('loading')} />}
      {tabs && <WindowTabs label={t('title')} value={page} onChange={turn} tabs={tabs} />}
    </Window>
  );
}
