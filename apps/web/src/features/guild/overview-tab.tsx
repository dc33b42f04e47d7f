'use client';

import { hasRight, mostAbout, mostGuildMembers, mostMessage } from '@necp/shared/guild/rules';
import type { GuildView } from '@necp/shared/guild/schema';
import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { newRequestId } from '../../components/kernel/rng';
import type { GuildTabProps } from './tabs';
import { TextEditor } from './text-editor';
import { useGuildActions } from './use-guild';
import { useRankName } from './words';

/** What the members read first: the message of the day, and what the guild is; and the ways out of it. */
export function OverviewTab({ guild }: GuildTabProps) {
  const t = useTranslations('guild');
  const format = useFormatter();
  const rankName = useRankName();
  const actions = useGuildActions();
  const { own, ranks } = guild;
  return (
    <div className="grid gap-5">
      <h3 className="flex flex-wrap items-baseline gap-x-2 text-lg font-semibold text-text">
        <span className="break-words">{guild.name}</span>
        <span className="text-amber">{t('tag', { tag: guild.tag })}</span>
      </h3>
      <Ending guild={guild} />
      <TextEditor
        title={t('message.title')}
        empty={t('message.empty')}
        text={guild.message}
        most={mostMessage}
        aside={guild.messageAt && format.dateTime(guild.messageAt, { dateStyle: 'medium' })}
        canEdit={hasRight(own, 'message').ok}
        onSave={(text) => actions.setMessage.mutate({ requestId: newRequestId(), text })}
      />
      <TextEditor
        title={t('about.title')}
        empty={t('about.empty')}
        text={guild.about}
        most={mostAbout}
        canEdit={hasRight(own, 'info').ok}
        onSave={(text) => actions.setAbout.mutate({ requestId: newRequestId(), text })}
      />
      <dl className="grid gap-1">
        <Fact label={t('leader')}>{guild.leader.name}</Fact>
        <Fact label={t('members')}>{t('membersOf', { count: guild.members, most: mostGuildMembers })}</Fact>
        <Fact label={t('founded')}>{format.dateTime(guild.foundedAt, { dateStyle: 'long' })}</Fact>
        <Fact label={t('ownRank')}>{rankName(ranks.find(({ place }) => place === own.place))}</Fact>
      </dl>
      <WaysOut guild={guild} />
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

function Ending({ guild: { disbandsAt, own } }: { readonly guild: GuildView }) {
  const t = useTranslations('guild.ending');
  const format = useFormatter();
  const { keep } = useGuildActions();
  if (disbandsAt === null) return null;
  return (
    <Banner tone="warning">
      <div className="grid justify-items-start gap-2">
        <p>{t('notice', { time: format.dateTime(disbandsAt, { dateStyle: 'medium', timeStyle: 'short' }) })}</p>
        {own.place === 0 && (
          <Button size="small" waiting={keep.isPending} onClick={() => keep.mutate({ requestId: newRequestId() })}>
            {t('keep')}
          </Button>
        )}
      </div>
    </Banner>
  );
}

function WaysOut({ guild }: { readonly guild: GuildView }) {
  const t = useTranslations('guild.ending');
  const { leave, disband } = useGuildActions();
  const [asked, ask] = useState(false);
  const isLeader = guild.own.place === 0;
  if (isLeader && guild.disbandsAt !== null) return null;
  const way = isLeader ? disband : leave;
  const word = isLeader ? 'disband' : 'leave';
  return (
    <div>
      <Button tone="danger" onClick={() => ask(true)}>
        {t(`${word}.button`)}
      </Button>
      <ConfirmDialog
        open={asked}
        tone="danger"
        title={t(`${word}.title`, { name: guild.name })}
        confirmLabel={t(`${word}.button`)}
        cancelLabel={t('cancel')}
        waiting={way.isPending}
        onConfirm={() => way.mutate({ requestId: newRequestId() }, { onSettled: () => ask(false) })}
        onCancel={() => ask(false)}
      >
        <p>{t(`${word}.text`)}</p>
      </ConfirmDialog>
    </div>
  );
}
