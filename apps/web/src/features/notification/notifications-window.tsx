'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '../../components/providers/api';
import { Window } from '../../components/window/window';
import { WindowTabs } from '../../components/window/window-tabs';
import { Box } from './box';
import { PreferencesPage } from './preferences-page';

/** The inbox, the archive, and which kinds arrive at all. */
export function NotificationsWindow({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('notification');
  const [page, turn] = useState<'inbox' | 'archive' | 'preferences'>('inbox');
  const count = useQuery(useTRPC().notification.unread.queryOptions()).data?.count ?? 0;
  return (
    <Window frame="notifications" title={t('title')} onClose={onClose} closeLabel={t('close')} layout="parts">
      <WindowTabs
        label={t('title')}
        value={page}
        onChange={turn}
        tabs={[
          {
            id: 'inbox',
            label: t('inbox'),
            unread: count,
            unreadLabel: t('unread', { count }),
            content: <Box key="inbox" box="inbox" />,
          },
          { id: 'archive', label: t('archive'), content: <Box key="archive" box="archive" /> },
          { id: 'preferences', label: t('preferences'), content: <PreferencesPage /> },
        ]}
      />
    </Window>
  );
}
