'use client';

import type { QuestLogView } from '@necp/shared/quest/schema';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';
import { EmptyState, Loading } from '../../components/states';
import { Tabs } from '../../components/tabs';
import { Window } from '../../components/window';
import { ActiveQuest } from './active-quest';
import { EndedQuest } from './ended-quest';

type Page = 'active' | 'ended';

/** The quests of the character: the active ones with their objectives, and how the others ended. */
export function QuestLogWindow({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('quest');
  const trpc = useTRPC();
  const view = useQuery(trpc.quest.log.queryOptions());
  const [chosen, setPage] = useState<Page | null>(null);
  const log = view.data;
  // A reward that can be chosen is shown first.
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
      {log && <LogTabs log={log} page={page} onPage={setPage} />}
    </Window>
  );
}

interface LogTabsProps {
  readonly log: QuestLogView;
  readonly page: Page;
  readonly onPage: (page: Page) => void;
}

function LogTabs({ log, page, onPage }: LogTabsProps) {
  const t = useTranslations('quest');
  const quests = useById(useContent('quests')?.quests);
  return (
    <Tabs
      label={t('log')}
      value={page}
      onChange={onPage}
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
  );
}
