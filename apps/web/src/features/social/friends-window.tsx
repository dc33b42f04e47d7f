'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import { WindowTabs } from '../../components/window/window-tabs';
import type { PlayerActions } from '../../game/types';
import type { WindowProps } from '../base/feature';
import { BlockedTab } from './blocked-tab';
import { FriendsTab } from './friends-tab';
import { MetTab } from './met-tab';
import { RequestsTab } from './requests-tab';
import { useFriends } from './use-social';

type Page = 'friends' | 'requests' | 'met' | 'blocked';

interface FriendsWindowProps extends Pick<WindowProps, 'onClose'> {
  readonly playerActions: Pick<PlayerActions, 'send'> | null;
}

/** Shows friends and what they do, requests, players met lately and blocked players. */
export function FriendsWindow({ playerActions, onClose }: FriendsWindowProps) {
  const t = useTranslations('social');
  const [page, setPage] = useState<Page>('friends');
  const { query, friends, groups, own } = useFriends();
  const waiting = useQuery(useTRPC().social.requests.queryOptions()).data?.received.length ?? 0;
  const isReady = friends !== undefined && own !== undefined && !query.isError;
  return (
    <Window
      frame="friends"
      title={t('title')}
      onClose={onClose}
      closeLabel={t('close')}
      layout={isReady ? 'parts' : 'page'}
    >
      {query.isError && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {!query.isError && !isReady && <Loading label={t('loading')} />}
      {isReady && (
        <WindowTabs
          label={t('title')}
          value={page}
          onChange={setPage}
          tabs={[
            {
              id: 'friends',
              label: t('tab.friends'),
              content: <FriendsTab friends={friends} groups={groups} own={own} playerActions={playerActions} />,
            },
            {
              id: 'requests',
              label: t('tab.requests'),
              unread: waiting,
              unreadLabel: t('waiting', { count: waiting }),
              content: <RequestsTab />,
            },
            { id: 'met', label: t('tab.met'), content: <MetTab /> },
            { id: 'blocked', label: t('tab.blocked'), content: <BlockedTab /> },
          ]}
        />
      )}
    </Window>
  );
}
