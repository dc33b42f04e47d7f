'use client';

import type { GuildWaysView } from '@necp/shared/guild/finder-schema';
import type { GuildFoundingView } from '@necp/shared/guild/schema';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { List, ListRow } from '../../components/list';
import { WindowTabs } from '../../components/window/window-tabs';
import { FinderTab } from './finder-tab';
import { FoundTab } from './found-form';
import { ChartersToSign } from './own-charter';
import { ReadPart } from './read-part';
import { useFounding, useGuildActions, useWaysIn } from './use-guild';
import { useTaxWords } from './words';

type Page = 'invites' | 'finder' | 'found';

/** The ways of a character into a guild: invitations, guilds that look for players, and founding one. */
export function WithoutGuild() {
  const t = useTranslations('guild');
  const query = useWaysIn();
  const charters = useFounding().data?.toSign ?? [];
  const waiting = (query.data?.invites.length ?? 0) + charters.filter(({ hasSigned }) => !hasSigned).length;
  const [page, turn] = useState<Page>('finder');
  return (
    <WindowTabs<Page>
      label={t('title')}
      value={page}
      onChange={turn}
      tabs={[
        { id: 'finder', label: t('tabs.finder'), content: <FinderTab /> },
        {
          id: 'invites',
          label: t('tabs.invites'),
          unread: waiting,
          unreadLabel: t('ways.waiting', { count: waiting }),
          content: <ReadPart query={query}>{(ways) => <Ways ways={ways} charters={charters} />}</ReadPart>,
        },
        { id: 'found', label: t('tabs.found'), content: <FoundTab /> },
      ]}
    />
  );
}

interface WaysProps {
  readonly ways: GuildWaysView;
  readonly charters: GuildFoundingView['toSign'];
}

function Ways({ ways: { invites, applications }, charters }: WaysProps) {
  const t = useTranslations('guild.ways');
  const [format, taxWords] = [useFormatter(), useTaxWords()];
  const { accept, decline, withdrawApplication } = useGuildActions();
  const until = (endsAt: Date) => t('until', { time: format.dateTime(endsAt, { dateStyle: 'medium' }) });
  return (
    <div className="grid gap-5">
      <ChartersToSign charters={charters} />
      <section aria-label={t('invites')}>
        <h3 className="caps text-xs text-amber">{t('invites')}</h3>
        {invites.length === 0 && <p className="py-2 text-sm text-quiet">{t('noInvites')}</p>}
        <List>
          {invites.map(({ inviteId, guild, from, endsAt }) => (
            <ListRow
              key={inviteId}
              title={`${guild.name} ${t('tag', { tag: guild.tag })}`}
              detail={[
                t('from', { name: from }),
                t('members', { count: guild.members }),
                taxWords(guild.taxPercent),
                until(endsAt),
              ].join(' · ')}
              trail={
                <>
                  <Button
                    size="small"
                    tone="primary"
                    aria-label={t('acceptOf', { name: guild.name })}
                    onClick={() => accept.mutate({ requestId: newRequestId(), inviteId })}
                  >
                    {t('accept')}
                  </Button>
                  <Button
                    size="small"
                    aria-label={t('declineOf', { name: guild.name })}
                    onClick={() => decline.mutate({ requestId: newRequestId(), inviteId })}
                  >
                    {t('decline')}
                  </Button>
                </>
              }
            />
          ))}
        </List>
      </section>
      <section aria-label={t('applications')}>
        <h3 className="caps text-xs text-quiet">{t('applications')}</h3>
        {applications.length === 0 && <p className="py-2 text-sm text-quiet">{t('noApplications')}</p>}
        <List>
          {applications.map(({ applicationId, name, tag, endsAt }) => (
            <ListRow
              key={applicationId}
              title={`${name} ${t('tag', { tag })}`}
              detail={until(endsAt)}
              trail={
                <Button
                  size="small"
                  aria-label={t('withdrawOf', { name })}
                  onClick={() => withdrawApplication.mutate({ requestId: newRequestId(), applicationId })}
                >
                  {t('withdraw')}
                </Button>
              }
            />
          ))}
        </List>
      </section>
    </div>
  );
}
