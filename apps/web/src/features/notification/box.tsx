'use client';

import { safetyKinds } from '@necp/shared/notification/rules';
import {
  notificationKinds,
  type InboxInput,
  type NotificationKind,
  type NotificationView,
} from '@necp/shared/notification/schema';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '../../components/button';
import { classNames } from '../../components/class-names';
import { Field } from '../../components/field';
import { Icon } from '../../components/icon';
import { IconButton } from '../../components/icon-button';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { Select } from '../../components/select';
import { EmptyState, Loading } from '../../components/states';
import { TextLink } from '../../components/text-link';
import { kindIcons, useFactText } from './fact-text';
import { InviteAnswers, RequestAnswers } from './request-answers';
import { useMarking } from './use-marking';

type BoxName = InboxInput['box'];

/** The notifications of the inbox or of the archive, newest first. */
export function Box({ box }: { readonly box: BoxName }) {
  const t = useTranslations('notification');
  const [kind, choose] = useState<NotificationKind | 'all'>('all');
  return (
    <div className="grid gap-4">
      <Field label={t('filter')}>
        <Select
          value={kind}
          onChange={choose}
          options={[
            { value: 'all', label: t('all') },
            ...notificationKinds.map((one) => ({ value: one, label: t(`kind.${one}`) })),
          ]}
        />
      </Field>
      <Page box={box} kind={kind === 'all' ? null : kind} />
    </div>
  );
}

function Page({ box, kind }: { readonly box: BoxName; readonly kind: NotificationKind | null }) {
  const t = useTranslations('notification');
  const query = useInfiniteQuery(
    useTRPC().notification.inbox.infiniteQueryOptions(
      { box, ...(kind === null ? {} : { kinds: [kind] }) },
      { getNextPageParam: ({ next }) => next ?? undefined },
    ),
  );
  const { isBusy, mark, clear } = useMarking();
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
  const shown = query.data.pages.flatMap(({ notifications }) => notifications);
  const [newest] = shown;
  if (newest === undefined) return <Nothing box={box} isFiltered={kind !== null} />;
  return (
    <>
      {box === 'inbox' && kind === null && (
        <div className="flex flex-wrap gap-2">
          <Button
            size="small"
            disabled={isBusy || shown.every(({ isRead }) => isRead)}
            onClick={() => clear(newest.id, 'read')}
          >
            {t('readAll')}
          </Button>
          <Button size="small" disabled={isBusy} onClick={() => clear(newest.id, 'archived')}>
            {t('archiveAll')}
          </Button>
        </div>
      )}
      <ol className="divide-y divide-line/70">
        {shown.map((one) => (
          <Row key={one.id} one={one} isBusy={isBusy} mark={mark} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button wide waiting={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function Nothing({ box, isFiltered }: { readonly box: BoxName; readonly isFiltered: boolean }) {
  const t = useTranslations('notification');
  if (isFiltered) return <EmptyState icon="bell" title={t('emptyKind')} />;
  const isInbox = box === 'inbox';
  return (
    <EmptyState icon="bell" title={t(isInbox ? 'empty' : 'emptyArchive')}>
      {t(isInbox ? 'emptyHint' : 'emptyArchiveHint')}
    </EmptyState>
  );
}

interface RowProps extends Pick<ReturnType<typeof useMarking>, 'isBusy' | 'mark'> {
  readonly one: NotificationView;
}

function Row({ one, isBusy, mark }: RowProps) {
  const t = useTranslations('notification');
  const format = useFormatter();
  const textOf = useFactText();
  const { fact, character, other, at, isRead, isArchived } = one;
  const isOfSafety = safetyKinds.has(fact.kind);
  return (
    <li className="flex items-start gap-3 py-3">
      <Icon
        name={kindIcons[fact.kind]}
        className={classNames('mt-0.5 size-5 shrink-0', isOfSafety ? 'text-red' : 'text-cyan')}
      />
      <div className="min-w-0 grow">
        <p className={classNames('break-words', isRead ? 'text-quiet' : 'font-semibold text-text')}>
          {!isRead && (
            <>
              <span aria-hidden className="mr-2 inline-block size-2 rotate-45 bg-amber" />
              <span className="sr-only">{t('unreadMark')}: </span>
            </>
          )}
          {textOf(fact, other)}
        </p>
        {(fact.kind === 'new_device' || fact.kind === 'token_reused') && (
          <p className="mt-1 text-sm text-quiet">
            {t('safetyFrom', { from: fact.details.from })} <TabLink href="/account">{t('devices')}</TabLink>
          </p>
        )}
        {fact.kind === 'sanction' && (
          <p className="mt-1 text-sm">
            <TabLink href="/terms">{t('rules')}</TabLink>
          </p>
        )}
        {fact.kind === 'friend_request' && (
          <RequestAnswers notificationId={one.id} friendRequestId={fact.details.friendRequestId} />
        )}
        {fact.kind === 'party_invitation' && fact.details.inviteId !== undefined && (
          <InviteAnswers notificationId={one.id} inviteId={fact.details.inviteId} />
        )}
        <p className="mt-0.5 flex flex-wrap items-baseline gap-x-3 text-xs text-quiet">
          <time dateTime={at.toISOString()} className="number">
            {format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })}
          </time>
          {character && <span>{character.name}</span>}
        </p>
      </div>
      <span className="flex shrink-0 gap-1">
        {!isArchived && (
          <IconButton
            icon={isRead ? 'eye_shut' : 'eye'}
            label={t(isRead ? 'makeUnread' : 'read')}
            disabled={isBusy}
            onClick={() => mark(one.id, isRead ? 'unread' : 'read')}
          />
        )}
        <IconButton
          icon={isArchived ? 'restore' : 'archive'}
          label={t(isArchived ? 'moveToInbox' : 'moveToArchive')}
          disabled={isBusy}
          onClick={() => mark(one.id, isArchived ? 'kept' : 'archived')}
        />
      </span>
    </li>
  );
}

function TabLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const t = useTranslations('notification');
  return (
    <TextLink href={href} target="_blank" place="text">
      {children}
      <span className="sr-only"> ({t('opensTab')})</span>
    </TextLink>
  );
}
