'use client';

import { mostGuildMembers } from '@necp/shared/guild/rules';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { GuildTabProps } from './tabs';

/** What the members read first: the message of the day, and what the guild is. */
export function OverviewTab({ guild }: GuildTabProps) {
  const t = useTranslations('guild');
  const format = useFormatter();
  return (
    <div className="grid gap-4">
      <h3 className="flex flex-wrap items-baseline gap-x-2 text-lg font-semibold text-text">
        <span className="break-words">{guild.name}</span>
        <span className="text-amber">{t('tag', { tag: guild.tag })}</span>
      </h3>
      {guild.message !== '' && <p className="break-words whitespace-pre-line text-text">{guild.message}</p>}
      <dl className="grid gap-1">
        <Fact label={t('leader')}>{guild.leader.name}</Fact>
        <Fact label={t('members')}>{t('membersOf', { count: guild.members, most: mostGuildMembers })}</Fact>
        <Fact label={t('founded')}>{format.dateTime(guild.foundedAt, { dateStyle: 'long' })}</Fact>
      </dl>
    </div>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4">
      <dt className="text-quiet">{label}</dt>
      <dd className="break-words text-text">{children}</dd>
    </div>
  );
}
