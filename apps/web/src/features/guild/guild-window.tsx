'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { takeGuildBankWanted, useGuildBankWanted } from '../../components/guild-bank-wanted';
import { LoadFailed } from '../../components/load-failed';
import { Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import { WindowTabs } from '../../components/window/window-tabs';
import type { WindowProps } from '../base/feature';
import { WithoutGuild } from './without-guild';
import { type GuildTab, guildTabs } from './tabs';
import { useOwnGuild } from './use-guild';

/** The guild of the character with a tab for each part of it, or the ways into one. */
export function GuildWindow({
  characterId,
  playerActions,
  onClose,
}: Pick<WindowProps, 'characterId' | 'playerActions' | 'onClose'>) {
  const t = useTranslations('guild');
  const [page, turn] = useState<GuildTab['id']>('overview');
  const asked = useGuildBankWanted((state) => state.asked);
  useEffect(() => {
    if (takeGuildBankWanted()) turn('vault');
  }, [asked]);
  const query = useOwnGuild();
  const own = query.data;
  const guild = own?.guild ?? null;
  return (
    <Window
      frame="guild"
      title={guild ? guild.name : t('title')}
      onClose={onClose}
      closeLabel={t('close')}
      layout={own ? 'parts' : 'page'}
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
      {own && guild === null && <WithoutGuild />}
      {guild && (
        <WindowTabs
          label={t('title')}
          value={page}
          onChange={turn}
          tabs={guildTabs.map(({ id, Tab }) => ({
            id,
            label: t(`tabs.${id}`),
            content: id === page && <Tab guild={guild} characterId={characterId} playerActions={playerActions} />,
          }))}
        />
      )}
    </Window>
  );
}
