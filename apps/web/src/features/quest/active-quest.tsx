'use client';

import type { Locale } from '@necp/shared/kernel';
import type { QuestContent } from '@necp/shared/quest/content';
import type { ActiveQuestView } from '@necp/shared/quest/schema';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { classNames } from '../../components/class-names';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { wantLink } from '../../components/link-wanted';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { QuestPath } from './quest-path';
import { ShareButton } from './share-button';

interface ActiveQuestProps {
  readonly quest: ActiveQuestView;
  readonly content: QuestContent | undefined;
  readonly followed: boolean;
}

/** An active quest with its objectives; it can be tracked and abandoned here. */
export function ActiveQuest({ quest, content, followed }: ActiveQuestProps) {
  const t = useTranslations('quest');
  const locale = useLocale() as Locale;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [asks, setAsks] = useState(false);
  const again = { onSuccess: () => queries.invalidateQueries({ queryKey: trpc.quest.log.queryKey() }) };
  const track = useMutation(trpc.quest.track.mutationOptions(again));
  const onSuccess = () => (setAsks(false), again.onSuccess());
  const abandon = useMutation(trpc.quest.abandon.mutationOptions({ onSuccess }));
  if (!content) return null;
  const link = () => wantLink({ kind: 'quest', quest: quest.questId }, content.name[locale]);
  return (
    <li
      className={classNames('border border-line bg-ground/50 p-3', followed && 'border-amber')}
      onClick={({ shiftKey }) => shiftKey && link()}
    >
      <h3 className="text-lg text-text">
        {content.name[locale]} <span className="number text-sm text-amber">{t('level', { level: content.level })}</span>
      </h3>
      <p className="text-sm text-quiet">{content.summary[locale]}</p>
      <QuestPath content={content} path={quest.path} />
      <Objectives quest={quest} content={content} />
      <div className="mt-2 flex flex-wrap gap-2">
        <Button
          size="small"
          icon="target"
          aria-pressed={followed}
          waiting={track.isPending}
          onClick={() => track.mutate({ requestId: newRequestId(), questId: followed ? null : quest.questId })}
        >
          {t(followed ? 'unfollow' : 'follow')}
        </Button>
        <Button size="small" icon="chat" onClick={link}>
          {t('link')}
        </Button>
        {quest.canAbandon && (
          <Button size="small" tone="quiet" onClick={() => setAsks(true)}>
            {t('abandon')}
          </Button>
        )}
        {content.shared && <ShareButton questId={quest.questId} />}
      </div>
      <Refused error={track.error ?? abandon.error} />
      <ConfirmDialog
        open={asks}
        title={t('abandonTitle', { quest: content.name[locale] })}
        confirmLabel={t('abandon')}
        cancelLabel={t('keep')}
        tone="danger"
        waiting={abandon.isPending}
        onConfirm={() => abandon.mutate({ requestId: newRequestId(), questId: quest.questId })}
        onCancel={() => setAsks(false)}
      >
        <p>{t('abandonText')}</p>
      </ConfirmDialog>
    </li>
  );
}

function Refused({ error }: { readonly error: unknown }) {
  const words = useErrorWords();
  if (!error) return null;
  return (
    <p role="alert" className="mt-1 text-sm text-red">
      {words(error)}
    </p>
  );
}

function Objectives({ quest, content }: { readonly quest: ActiveQuestView; readonly content: QuestContent }) {
  const locale = useLocale() as Locale;
  const stage = content.stages.find(({ id }) => id === quest.stageId);
  return (
    <ul className="mt-1 grid gap-0.5">
      {quest.objectives.map((objective) => (
        <li
          key={objective.id}
          className={classNames('flex gap-2 text-sm', objective.isDone ? 'text-quiet' : 'text-text')}
        >
          <span aria-hidden className={objective.isDone ? 'text-green' : 'text-amber'}>
            {objective.isDone ? '✓' : '▸'}
          </span>
          <span className="grow">{stage?.objectives.find(({ id }) => id === objective.id)?.text[locale]}</span>
          {objective.need > 1 && (
            <span className="number">
              {objective.have}/{objective.need}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
