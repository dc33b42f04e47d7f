'use client';

import type { ActiveQuestView, EndedQuestView } from '@necp/shared/quest/schema';
import type { QuestContent } from '@necp/shared/quest/content';
import type { Locale } from '@necp/shared/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { classNames } from '../../components/class-names';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { newRequestId } from '../../components/kernel/chance';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';
import { useErrorWords } from '../../components/providers/refusals';
import { EmptyState, Loading } from '../../components/states';
import { Tabs } from '../../components/tabs';
import { Window } from '../../components/window';
import { RewardChoice } from './reward-choice';

type Page = 'active' | 'ended';

/** All stories of a character: what runs, how it went, how it ended. */
export function QuestLogWindow({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('quest');
  const trpc = useTRPC();
  const view = useQuery(trpc.quest.log.queryOptions());
  const quests = useById(useContent('quests')?.quests);
  const [chosen, setPage] = useState<Page | null>(null);
  const log = view.data;
  // A reward that waits is what one comes for.
  const page = chosen ?? (log?.ended.some(({ choice }) => choice.length > 0) ? 'ended' : 'active');
  return (
    <Window title={t('log')} open onClose={onClose} closeLabel={t('close')} width="medium">
      {view.isPending && <Loading label={t('loading')} />}
      {view.isError && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={view.error}
          onRetry={() => void view.refetch()}
        />
      )}
      {log && (
        <Tabs
          label={t('log')}
          value={page}
          onChange={setPage}
          contentClassName="pt-4 sm:min-h-80"
          tabs={[
            {
              id: 'active',
              label: t('active'),
              content:
                log.active.length === 0 ? (
                  <EmptyState icon="quest" title={t('noneActive')}>
                    {t('noneActiveText')}
                  </EmptyState>
                ) : (
                  <ul className="grid gap-3">
                    {log.active.map((quest) => (
                      <ActiveQuest
                        key={quest.questId}
                        quest={quest}
                        content={quests.get(quest.questId)}
                        followed={log.trackedQuestId === quest.questId}
                      />
                    ))}
                  </ul>
                ),
            },
            {
              id: 'ended',
              label: t('ended'),
              content:
                log.ended.length === 0 ? (
                  <EmptyState icon="quest" title={t('noneEnded')}>
                    {t('noneEndedText')}
                  </EmptyState>
                ) : (
                  <ul className="grid gap-3">
                    {log.ended.map((quest) => (
                      <EndedQuest
                        key={quest.questId + quest.endedAt.toISOString()}
                        quest={quest}
                        content={quests.get(quest.questId)}
                      />
                    ))}
                  </ul>
                ),
            },
          ]}
        />
      )}
    </Window>
  );
}

function ActiveQuest({
  quest,
  content,
  followed,
}: {
  readonly quest: ActiveQuestView;
  readonly content: QuestContent | undefined;
  readonly followed: boolean;
}) {
  const t = useTranslations('quest');
  const locale = useLocale() as Locale;
  const words = useErrorWords();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [asks, setAsks] = useState(false);
  const again = { onSuccess: () => queries.invalidateQueries({ queryKey: trpc.quest.log.queryKey() }) };
  const track = useMutation(trpc.quest.track.mutationOptions(again));
  const abandon = useMutation(
    trpc.quest.abandon.mutationOptions({
      onSuccess: async () => {
        setAsks(false);
        await again.onSuccess();
      },
    }),
  );
  if (!content) return null;
  const stage = content.stages.find(({ id }) => id === quest.stageId);
  return (
    <li className={classNames('border border-line bg-ground/50 p-3', followed && 'border-amber')}>
      <h3 className="text-lg text-text">
        {content.name[locale]} <span className="number text-sm text-amber">{t('level', { level: content.level })}</span>
      </h3>
      <p className="text-sm text-quiet">{content.summary[locale]}</p>
      <Path content={content} path={quest.path} />
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
        {quest.canAbandon && (
          <Button size="small" tone="quiet" onClick={() => setAsks(true)}>
            {t('abandon')}
          </Button>
        )}
      </div>
      {(track.error ?? abandon.error) && (
        <p role="alert" className="mt-1 text-sm text-red">
          {words(track.error ?? abandon.error)}
        </p>
      )}
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

function EndedQuest({
  quest,
  content,
}: {
  readonly quest: EndedQuestView;
  readonly content: QuestContent | undefined;
}) {
  const t = useTranslations('quest');
  const locale = useLocale() as Locale;
  if (!content) return null;
  const ending = content.endings.find(({ id }) => id === quest.ending);
  return (
    <li className="border border-line bg-ground/50 p-3">
      <h3 className="text-lg text-text">
        {content.name[locale]}{' '}
        <span className={classNames('text-sm', quest.result === 'done' ? 'text-green' : 'text-red')}>
          {t(`ending.${quest.result}`)}
        </span>
      </h3>
      <p className="mt-1 mb-2 text-sm text-text">{ending?.journal[locale]}</p>
      {quest.choice.length > 0 && <RewardChoice questId={quest.questId} choice={quest.choice} />}
      <Path content={content} path={quest.path} />
    </li>
  );
}

/** How the story went so far, the latest page last. */
function Path({ content, path }: { readonly content: QuestContent; readonly path: readonly string[] }) {
  const locale = useLocale() as Locale;
  return (
    <ol className="mt-1 grid gap-0.5 border-l border-line pl-3 text-sm text-quiet">
      {path.map((stageId, index) => (
        <li key={`${stageId}-${index}`}>{content.stages.find(({ id }) => id === stageId)?.journal[locale]}</li>
      ))}
    </ol>
  );
}
