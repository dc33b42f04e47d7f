'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { List, ListRow } from '../../components/list';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { EmptyState, Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import type { WindowProps } from '../base/feature';
import { ChannelDetails } from './channel-details';
import { ChannelEntry } from './channel-entry';

/** The player's own channels: what each is, who is in it, and how to make or join another. */
export function ChannelsWindow({ onClose }: Pick<WindowProps, 'onClose'>) {
  const t = useTranslations('chat');
  const [openId, setOpenId] = useState<string | null>(null);
  const overview = useQuery(useTRPC().chat.overview.queryOptions());
  const channels = overview.data?.channels;
  const open = channels?.find(({ id }) => id === openId);
  return (
    <Window frame="channels" title={t('channels.title')} onClose={onClose} closeLabel={t('channels.close')}>
      {overview.isError && (
        <LoadFailed
          title={t('channels.loadFailed')}
          retryLabel={t('channels.tryAgain')}
          error={overview.error}
          onRetry={() => void overview.refetch()}
        />
      )}
      {overview.isPending && <Loading label={t('channels.loading')} />}
      {open !== undefined && <ChannelDetails channel={open} onBack={() => setOpenId(null)} />}
      {channels !== undefined && open === undefined && (
        <div className="grid gap-5">
          <ChannelEntry />
          {channels.length === 0 ? (
            <EmptyState icon="chat" title={t('channels.none')}>
              {t('channels.noneText')}
            </EmptyState>
          ) : (
            <List>
              {channels.map((channel) => (
                <ListRow
                  key={channel.id}
                  title={channel.name}
                  detail={
                    `${t(`channels.role.${channel.role}`)} · ${t('channels.members', { count: channel.members })}` +
                    (channel.unread > 0 ? ` · ${t('unread', { count: channel.unread })}` : '')
                  }
                  trail={
                    <Button size="small" onClick={() => setOpenId(channel.id)}>
                      {t('channels.open')}
                    </Button>
                  }
                />
              ))}
            </List>
          )}
        </div>
      )}
    </Window>
  );
}
