'use client';

import type { Locale } from '@necp/shared/kernel';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { BoundChip } from '../../components/controls/control-chip';
import { useDevice } from '../../components/controls/device';
import { NewsCard } from '../../components/news-card';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';
import { ReceivedList } from '../../components/received-list';
import { useWindowStack } from '../../components/window/stack';
import type { HudProps } from '../base/feature';
import { useQuestEnds } from './end-store';

const shownMs = 15_000;

/** Shows a quest that has just ended, and what it gave. */
export function QuestEndCard({ openWindow }: Pick<HudProps, 'openWindow'>) {
  const t = useTranslations('quest');
  const locale = useLocale() as Locale;
  const device = useDevice();
  const isLogOpen = useWindowStack(({ stack }) => stack.some(({ name }) => name === 'quests'));
  const end = useQuestEnds((state) => state.ends[0]);
  const log = useQuery({ ...useTRPC().quest.log.queryOptions(), enabled: end !== undefined }).data;
  const { dismiss } = useQuestEnds.getState();
  const quest = useById(useContent('quests')?.quests).get(end?.questId ?? '');
  if (!end || !quest) return null;
  const isDone = end.topic === 'quest.completed';
  const choice = quest.endings.find(({ id }) => id === end.ending)?.choice ?? [];
  const isChosen = log?.ended.some(({ questId, claimedItem }) => questId === end.questId && claimedItem !== null);
  const hasChoice = isDone && choice.length > 0 && isChosen !== true;
  // It would lie on the rewards that it leads to.
  if (hasChoice && isLogOpen) return null;
  return (
    <NewsCard
      key={`${end.questId} ${end.ending}`}
      label={t(isDone ? 'card.completed' : 'card.failed')}
      title={quest.name[locale]}
      tone={isDone ? 'green' : 'red'}
      shownMs={hasChoice ? null : shownMs}
      closeLabel={t('close')}
      onClose={dismiss}
    >
      <ReceivedList received={end.received} />
      {hasChoice && (
        <Button
          size="small"
          className="edge-amber"
          onClick={() => {
            openWindow('quests');
            dismiss();
          }}
        >
          {t('card.choose')}
          {device !== 'touch' && (
            <span aria-hidden>
              <BoundChip action="quests" device={device} />
            </span>
          )}
        </Button>
      )}
    </NewsCard>
  );
}
